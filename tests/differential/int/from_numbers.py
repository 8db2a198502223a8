def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Whole:
    def __int__(self):
        return 41


class Index:
    def __index__(self):
        return 17


class Wrong:
    def __int__(self):
        return "no"


for value in (0.0, 1.9, -1.9, 1e15, 1e20, -2.5e-300, True, False):
    print(int(value))
attempt(lambda: int(Whole()))
attempt(lambda: int(Index()))
attempt(lambda: int(Wrong()))
attempt(lambda: int(float("nan")))
attempt(lambda: int(float("inf")))
attempt(lambda: int(None))
attempt(lambda: int([1]))
attempt(lambda: int(1j))
attempt(lambda: [10, 20, 30][Index()])
attempt(lambda: list(range(20))[Index()])
print(int(1e23), int(2.0**70), int(-7.999999))
