def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for value in (0, 1, -1, 5, -5, 2**46, 2**62 + 1, -2**63, 10**25):
    print(value, [value << n for n in (0, 1, 17, 64)], [value >> n for n in (0, 1, 2, 46, 63, 100)])
print(1 << 100, (1 << 100) >> 99, -1 >> 1000, 1 >> 1000, 0 << 10**6)
attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -1)
attempt(lambda: 10**30 << -5)
attempt(lambda: 1 << 1.0)
attempt(lambda: 1.0 >> 1)
print(5 >> 10**20, -5 >> 10**20, 0 << 10**20)
x = 1
for i in range(0, 70, 7):
    x <<= 7
    print(hex(x), x.bit_length())
