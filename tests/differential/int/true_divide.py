# int / int is correctly rounded, whatever the size of the operands.
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for a, b in [(1, 2), (1, 3), (-1, 3), (7, -7), (0, 5), (2**53 + 1, 1), (2**53 + 1, 2), (10**20, 3),
             (10**400, 10**399), (1, 10**320), (10**22, 10**5), (2**1000 + 1, 2**1000),
             (-(10**400), 7 * 10**399), (3, 2**60), (2**64 - 1, 2**64), (6, 3), (True, 2)]:
    print(a / b)
attempt(lambda: 10**400 / 3)
attempt(lambda: 10**400 / 1.0)
attempt(lambda: 1.5 / 0)
attempt(lambda: 0 / 10**400)
attempt(lambda: 1 / 10**400)
