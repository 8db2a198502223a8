def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for spec in ("", "s", "5", "<5", ">5", "^5", "*^6", ".2", "8.2", "05", "é>4", "<.1s"):
    attempt(lambda: format("abc", spec))
for spec in ("d", "=5", "+", " ", "x", ",", "_", "#", ".", "5.", "f", "z"):
    attempt(lambda: format("abc", spec))
print(format("€", ">3"), format("😀", "^5"), format("x", "\u00e9^3"), "{:\n<3}".format("a"))


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        return f"[{spec}:{self.cents}]"


class Plain:
    def __str__(self):
        return "plain"


class Bad:
    def __format__(self, spec):
        return 5


print(f"{Money(5)} {Money(6):abc} {Money(7)!s:.0}|", format(Money(1)), f"{Plain()}")
attempt(lambda: f"{Plain():5}")
attempt(lambda: format(Bad()))
attempt(lambda: format([1], "5"))
attempt(lambda: format(1, 2))
