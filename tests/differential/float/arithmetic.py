def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


values = [0.0, -0.0, 1.0, -1.5, 0.1, 1e308, 5e-324, float("inf"), float("-inf"), float("nan")]
for a in values:
    print([a + b for b in values])
    print([a - b for b in values])
    print([a * b for b in values])
for b in values[2:]:
    print([a / b for a in values])
attempt(lambda: 1.0 / 0.0)
attempt(lambda: 1.0 // 0.0)
attempt(lambda: 1.0 % 0.0)
attempt(lambda: divmod(1.0, 0))
print(0.1 + 0.2, 1e16 + 1, 1 + 1e-17, 3 * 1.1, 2 - 1.1, 10 / 4, 7.5 / 2.5)
print(1 + 1.5, 1.5 + True, 2**53 + 1.0, 10**20 * 1.0)
attempt(lambda: 10**400 * 1.0)
attempt(lambda: 1.0 + "a")
attempt(lambda: 1.0 + None)
