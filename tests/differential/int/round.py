def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for n in (None, 0, 1, -1, -2, -3, -4):
    print(n, [round(v, n) for v in (0, 5, 15, 25, 149, 150, 151, 250, -25, -35, 1234567, 10**25 + 55)])
print(round(7), round(True), type(round(True)), round(5, -1), round(15, -1), round(-5, -1))
attempt(lambda: round(5, 1.0))
attempt(lambda: round(5, "a"))
attempt(lambda: round("5"))
print(abs(-5), abs(5), abs(-10**30), abs(True), abs(-2**63), abs(-2**47))
