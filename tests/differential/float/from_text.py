def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for text in ("1", "1.5", "-1.5", "+.5", "5.", " 2.5 \n", "1e10", "1E-5", "1_000.5", "inf", "-Infinity", "nan", "+nan",
             "0x1p3", "1e400", "-1e400", "1e-400", "1" * 400, "0." + "0" * 320 + "1", "123456789.123456789e-5",
             "٣.٥", "9007199254740993", "2.2250738585072011e-308", "1.7976931348623159e308"):
    attempt(lambda: float(text))
for text in ("", " ", ".", "e5", "1e", "1.5.2", "1 2", "--1", "_1", "1_", "1__0", "1._5", "abc", "infinit", "1e+", "½"):
    attempt(lambda: float(text))
attempt(lambda: float())
attempt(lambda: float(None))
attempt(lambda: float([1]))
attempt(lambda: float(10**400))
attempt(lambda: float(b"1.5"))
attempt(lambda: float(1j))


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 3


class W:
    def __float__(self):
        return 1


attempt(lambda: float(F()))
attempt(lambda: float(I()))
attempt(lambda: float(W()))
