# Branches on ints in loops: sentinel values, negative steps, early ends.
def bisect(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid
    return lo


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def digits(n, base=10):
    out = []
    sign, n = (-1, -n) if n < 0 else (1, n)
    while n:
        n, d = divmod(n, base)
        out.append(d)
    return sign, out[::-1] or [0]


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def clamp(x, lo=-10, hi=10):
    return lo if x < lo else hi if x > hi else x


squares = [i * i for i in range(100)]
print([bisect(squares, x) for x in (-1, 0, 1, 50, 9801, 9802)], gcd(2**70 * 3, 2**68 * 9), gcd(-12, 18), digits(-907), digits(0), digits(2**64, 16), isqrt(10**40 + 5), popcount(2**100 - 1), [clamp(x) for x in (-20, 0, 20, 10, 2.5, True)])
for i in range(10, -10, -4):
    print(i, -i // 3, -i % 3, i < 0 < -i, 0 <= i <= 6, end="; ")
print()
count = 0
for a in range(-3, 4):
    for b in range(-3, 4):
        if a != b and not (a > 0 < b) and a * b >= 0:
            count += a - b if a % 2 else b
print(count)
n = 2**47 - 3
while n < 2**47 + 3:
    n += 1
    print(n, n - 2**47, n == 2**47, n > 2**47, end=" ")
print()
m = -2**47 + 2
while m > -2**47 - 3:
    m -= 1
print(m, m < -2**47)
x = 0
while True:
    x = x * 31 + 7
    if x > 10**30 or x < 0:
        break
print(x)
