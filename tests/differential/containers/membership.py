def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Contains:
    def __contains__(self, item):
        print("contains", item)
        return item


class IterOnly:
    def __iter__(self):
        print("iterating")
        yield from (1, 2, 3)


print("x" in Contains(), 0 in Contains(), [] not in Contains(), 2 in IterOnly(), 9 in IterOnly())
print(1 in [1.0], "1" in [1], None in [None], float("nan") in [1], (1, 2) in [(1, 2)], [1] in [[1]], "" in [""], 0 in (False,), 1 in {True: 0}, "a" in {"a"})
attempt(lambda: 1 in 5)
attempt(lambda: 1 in None)
attempt(lambda: 1 in object())
attempt(lambda: 1 not in int)


class NoContains:
    __contains__ = None

    def __iter__(self):
        return iter([1])


attempt(lambda: 1 in NoContains())
print(len("abc"), len([]), len({1: 2}), len(range(5)), len({1}), len(b"ab"))


class Len:
    def __init__(self, value):
        self.value = value

    def __len__(self):
        return self.value


attempt(lambda: len(Len(5)))
attempt(lambda: len(Len(-1)))
attempt(lambda: len(Len("a")))
attempt(lambda: len(Len(1.5)))
attempt(lambda: len(Len(2**70)))
attempt(lambda: len(Len(True)))
