def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


values = [0, 1, -1, 6, -7, 2**46 - 1, -2**47, 2**64 + 5, -(2**64) - 5]
for a in values:
    print(a, ~a, [a & b for b in values])
    print([a | b for b in values], [a ^ b for b in values])
print(True & False, True | False, True ^ True, ~True, type(True & True), type(True & 1))
x = 0b1010
x &= 0b0110
x |= 1
x ^= 0b1111
print(x)
attempt(lambda: 1 & 1.0)
attempt(lambda: 1 | "1")
attempt(lambda: ~1.5)
attempt(lambda: 1 ^ None)
