# // and % round towards minus infinity; divmod agrees with both.
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


pairs = [(7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (6, 3), (-6, 3), (1, 10**20), (-1, 10**20),
         (2**63, -1), (-2**63, -1), (2**47, 2**23), (-2**47, -1), (10**40, 10**20 + 1),
         (-10**40, 10**20 + 1), (10**40, -10**20 - 1)]
for a, b in pairs:
    q, r = a // b, a % b
    print(a, b, q, r, divmod(a, b) == (q, r), q * b + r == a)
for zero in (0, False):
    attempt(lambda: 1 // zero)
    attempt(lambda: 1 % zero)
    attempt(lambda: 1 / zero)
    attempt(lambda: divmod(1, zero))
    attempt(lambda: 10**30 // zero)
    attempt(lambda: 10**30 % zero)
