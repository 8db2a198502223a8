def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, key):
        if isinstance(key, slice):
            return f"slice {key.start}:{key.stop}:{key.step}"
        try:
            return self.cells[key]
        except KeyError:
            raise IndexError(f"no cell {key}") from None

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __delitem__(self, key):
        del self.cells[key]

    def __len__(self):
        return len(self.cells)

    def __iter__(self):
        return iter(sorted(self.cells))

    def __contains__(self, key):
        return key in self.cells

    def __reversed__(self):
        return reversed(sorted(self.cells))

    def __missing__(self, key):
        return "never used"


g = Grid()
g[1, 2] = "a"
g[0, 5] = "b"
g[0, 5] += "!"
print(g[1, 2], g[0, 5], len(g), list(g), (1, 2) in g, (9, 9) in g, list(reversed(g)), bool(g), g[1:2], g[::3], [*g])
attempt(lambda: g[7])
del g[1, 2]
attempt(lambda: g.__delitem__((1, 2)))


class OnlyGet:
    def __getitem__(self, i):
        return [10, 20, 30][i]


o = OnlyGet()
print(list(o), 20 in o, 99 in o, o[-1], [x for x in o], dict(enumerate(o)), max(o), tuple(zip(o, o)))
attempt(lambda: o.__setitem__)
attempt(lambda: reversed(o))
attempt(lambda: len(o))
try:
    o[0] = 1
except TypeError as error:
    print(error)
try:
    del o[0]
except TypeError as error:
    print(error)


class Seq(OnlyGet):
    def __len__(self):
        return 3


print(list(reversed(Seq())), list(iter(Seq())))
attempt(lambda: iter(type("I", (), {"__iter__": lambda self: 5})()))
attempt(lambda: iter(type("I", (), {"__iter__": None})()))
