def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(True, False, repr(True), str(False), bool(), int(True), float(True))
print(True and 1, False and 1, True or 1, False or 1, 0 or "", "" or 0, [] and 1, not [], not 3)
print(True + True, True * 3, True / 2, True == 1, True is True, True < 2, False < True)
print(isinstance(True, int), issubclass(bool, int), type(True), bool.__mro__)
for value in (0, 1, -1, 0.0, -0.0, 0.1, "", "0", [], [0], (), (0,), {}, {0: 0}, set(), None, 0j, range(0), range(1), b"", b"0", print, int):
    print(bool(value), end=" ")
print()
print([10, 20][True], "ab"[False], {True: "yes"}[1])
attempt(lambda: bool(1, 2))
attempt(lambda: bool(x=1))
attempt(lambda: type("B", (bool,), {}))
