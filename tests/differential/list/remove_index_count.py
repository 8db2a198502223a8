def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a = [1, 2, 3, 2, 1, 2.0, True, "2"]
print(a.index(2), a.index(2, 2), a.index(2, -4), a.index(1, 1, 5), a.count(2), a.count(1), a.count("2"), a.count(None))
a.remove(2)
a.remove(True)
print(a)
attempt(lambda: a.remove(99))
attempt(lambda: a.index(99))
attempt(lambda: a.index("2", 0, 2))
attempt(lambda: a.index())
attempt(lambda: a.index(1, "a"))
attempt(lambda: a.remove())


class Same:
    def __eq__(self, other):
        print("eq", other)
        return other == 3


print([1, 2, 3, 4].index(Same()), Same() in [1, 3], [1, 2].count(Same()))


class Angry:
    def __eq__(self, other):
        raise ValueError("no comparison")


attempt(lambda: [1, 2].index(Angry()))
attempt(lambda: Angry() in [1])
x = Angry()
print(x in [x], [x].index(x), [x].count(x))
