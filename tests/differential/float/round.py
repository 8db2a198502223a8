def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for n in (None, 0, 1, 2, 3, -1, -2, 20, -20):
    print(n, [round(v, n) for v in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1234.5678, 1e20, 15.0, 25.0)])
print(round(2.5), type(round(2.5)), type(round(2.5, 0)), round(-0.4), round(1e300) == int(1e300))
attempt(lambda: round(float("nan")))
attempt(lambda: round(float("inf")))
attempt(lambda: round(float("inf"), 2))
attempt(lambda: round(1.5, "a"))
attempt(lambda: round(1.5, 1.0))
print(round(5e-324, 400), round(1.5, 400), round(123.456, -400))
attempt(lambda: round(1.7976931348623157e308, -308))
