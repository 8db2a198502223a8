def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


specs = ["", "f", "F", "e", "E", "g", "G", "%", "n", ".0f", ".1f", ".3f", ".10f", ".0e", ".2e", ".3g", ".17g", "10.2f",
         "<10.2f", "^10.2f", "+.2f", " .2f", "010.2f", "=+10.2f", ",.2f", "_.2f", "#.0f", "#g", ".0%", ".2%", "10", "*^12"]
for value in (0.0, -1.5, 1234567.891, 1e-7, 1e20):
    print([format(value, spec) for spec in specs])
for value in (float("inf"), float("-inf"), float("nan")):
    print([format(value, spec) for spec in ("", "f", "F", "e", "g", "%", "08.2f", "+", "G", "10.1f")])
print([f"{v:.0f}" for v in (0.5, 1.5, 2.5, 3.5, -0.5)], [f"{v:.2f}" for v in (1.005, 2.675, 1.115, 1e-9)])
print(f"{1e300:f}"[:30], len(f"{1e300:f}"), f"{5e-324:.30e}", f"{0.1:.55f}")
for spec in ("d", "x", "s", ".f", "10.", ",,", "c", ".2d"):
    attempt(lambda: format(1.5, spec))
print(f"{-0.001:z.1f} {-0.0:z} {0.0:z.2f}")
