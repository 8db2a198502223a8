# Loops whose ints leave the fast representation halfway.
def lcg(n):
    x = 1
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
    return x


def fnv(text):
    h = 0xCBF29CE484222325
    for c in text:
        h = ((h ^ ord(c)) * 0x100000001B3) % 2**64
    return h


def collatz(n):
    steps = top = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
        top = max(top, n)
    return steps, top


def powers(n):
    x = 1
    out = []
    for i in range(n):
        out.append(x)
        x *= -3
    return out


print(lcg(1), lcg(2), lcg(1000))
print(fnv(""), fnv("a"), fnv("hello world"))
print(collatz(27), collatz(837799), collatz(63728127))
print(powers(45)[-5:])
s = 0
for i in range(60):
    s += 2**i
    if s > 2**45 and i % 3 == 0:
        print(i, s)
