"""Arithmetic that is masked to 64 bits or fewer, and words that use the highest bit."""

M64 = 0xFFFFFFFFFFFFFFFF


def lcg(n, x):
    seen = []
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        seen.append(x)
    return seen


def xorshift(n):
    x = 88172645463325252
    total = 0
    for _ in range(n):
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
        total = (total + x) % 18446744073709551616
    return x, total


def fnv(data):
    h = 14695981039346656037
    for byte in data:
        h = ((h ^ byte) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return h


def small_masks(n):
    out = []
    for i in range(-n, n):
        out.append(((i * 7 - 3) & 0xFF, (i - 5) % 16, ~i & 7, -i & 0x7FFFFFFF, (i << 3) & 63))
    return out


def compare(n):
    x = 1
    high = low = equal = 0
    for i in range(n):
        x = (x * 3935559000370003845 + i) & 0xFFFFFFFFFFFFFFFF
        if x > 9223372036854775807:
            high += 1
        if x < 4611686018427387904:
            low += 1
        if x == x & 0x7FFFFFFFFFFFFFFF:
            equal += 1
        if x >= i and not x < 0:
            low += 1
    return high, low, equal


def divide(n):
    x = M64
    out = []
    for i in range(n):
        x = (x * 2862933555777941757 + 3037000493) & 0xFFFFFFFFFFFFFFFF
        out.append((x % 10, x // 10, x % 18446744073709551557, x // 1, x // 9223372036854775808, x % 9223372036854775808))
    return out


def outside_uses(n):
    # The product is masked, and used whole as well.
    x = 12345678901
    out = []
    for _ in range(n):
        y = x * 6364136223846793005
        out.append(y)
        x = y & 0xFFFFFFFFFFFFFFFF
    return out


def signs(n):
    out = []
    for i in range(-n, n + 1):
        word = i & 0xFFFFFFFFFFFFFFFF
        out.append((word, word - 1, word + i, word * 2, -word, ~word, word ^ i, word | i, word & i, word << 1, word >> 0, word >> 1, word >> 64, word == i, word < i))
    return out


def changes_type(values):
    total = 1
    for v in values:
        total = (total * 31 + v) & 0xFFFFFFFFFFFFFFFF
    return total


class Odd:
    def __radd__(self, other):
        return other * 2

    def __rmul__(self, other):
        return 5


print(lcg(6, 42))
print(lcg(3, -1))
print(lcg(3, 2**70 + 3))
print(xorshift(50))
print(fnv(b"molt compiles python"))
print(small_masks(4))
print(compare(200))
print(divide(5))
print(outside_uses(4))
for row in signs(2):
    print(row)
print(changes_type([1, 2, 3, 2**80, -5, True, 7]))
print(changes_type([1, 2, Odd(), 4]))
for bad in (1.5, "x", None):
    try:
        print(changes_type([1, 2, bad]))
    except TypeError as error:
        print(type(error).__name__, error)


def shifts(n):
    out = []
    x = M64
    for i in range(n):
        x = (x * 5 + i) & 0xFFFFFFFFFFFFFFFF
        try:
            out.append(x >> (2 - i))
        except ValueError as error:
            out.append(str(error))
    return out


print(shifts(5))


def interrupted(values):
    # The exit leaves between the product and the mask.
    x = 99
    out = []
    for v in values:
        x = (x * 6364136223846793005 + (v + 1)) & 0xFFFFFFFFFFFFFFFF
        out.append(x)
    return out


print(interrupted([1, 2, 9223372036854775807, 3, -4]))
