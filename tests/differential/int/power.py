def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for base in (0, 1, -1, 2, -2, 3, 10, -10):
    print([base**e for e in (0, 1, 2, 3, 10, 31)])
print(2**62, 2**63, 2**64, 3**40, (-3)**41, 7**77)
print(2**-1, 10**-3, (-2)**-3, 4**0.5, (-8)**2.0)
print(pow(2, 10), pow(2, 10, 1000), pow(3, 1000, 7), pow(-3, 3, 10), pow(3, 3, -10), pow(5, 0, 1))
print(pow(3, -1, 11), pow(10, -2, 17), pow(2, 200, 10**9 + 7), pow(10**30, 10**20, 10**10 + 19))
attempt(lambda: 0**-1)
attempt(lambda: pow(2, -1, 4))
attempt(lambda: pow(2, 3, 0))
attempt(lambda: pow(2.0, 3, 5))
attempt(lambda: pow(2, 3, 1.5))
attempt(lambda: (-8) ** (1 / 3))
attempt(lambda: pow("a", 2))
attempt(lambda: 2 ** "a")
print(pow(base=2, exp=5, mod=7))
