def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for a, b in [(2.0, 3), (2.0, 0.5), (2, 0.5), (0.0, 0), (0.0, 1.5), (1.0, float("nan")), (float("nan"), 0),
             (-1.0, float("inf")), (-2.0, 3), (-2.0, -3), (10.0, 308), (10, -5), (0.5, 1074), (-0.0, 3), (1e200, 0.1)]:
    print(a**b)
attempt(lambda: 0.0**-1)
attempt(lambda: (-0.0) ** -2.5)
attempt(lambda: 10.0**400)
attempt(lambda: 1e200**2)
attempt(lambda: (-1.0) ** 0.5)
attempt(lambda: pow(2.0, 2, None))
attempt(lambda: pow(2.0, 2, 3))
