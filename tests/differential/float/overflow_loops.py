def grow(x, f):
    steps = 0
    while x != x * f and steps < 2000:
        x *= f
        steps += 1
    return x, steps


def newton(n):
    x = n
    for _ in range(30):
        x = (x + n / x) / 2
    return x


def series(n):
    s = 0.0
    sign = 1
    for i in range(n):
        s += sign / (2 * i + 1)
        sign = -sign
    return 4 * s


print(grow(1.0, 10), grow(1.0, 0.1), grow(-3.0, 2))
print(newton(2), newton(10), newton(10**10))
print(series(10), series(1000))
x = 1
for i in range(8):
    x = x * 1.5 if i % 2 else x * 7
    print(x, type(x).__name__)
a, b = 1, 1.0
for i in range(5):
    a, b = b, a + b
    print(a, b)
