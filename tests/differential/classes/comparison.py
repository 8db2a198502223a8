def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __repr__(self):
        return ".".join(map(str, self.parts))


a, b = Version(1, 2), Version(1, 10)
print(a == b, a != b, a < b, a > b, a == Version(1, 2), a == "1.2", a != "1.2", sorted([b, a]), max(a, b), [a] == [Version(1, 2)])
attempt(lambda: a <= b)
attempt(lambda: a < 5)
attempt(lambda: hash(a))
attempt(lambda: {a: 1})


class Log:
    def __init__(self, name, result=NotImplemented):
        self.name, self.result = name, result

    def __eq__(self, other):
        print(self.name, "eq", end=" ")
        return self.result

    def __lt__(self, other):
        print(self.name, "lt", end=" ")
        return self.result

    def __gt__(self, other):
        print(self.name, "gt", end=" ")
        return self.result

    def __le__(self, other):
        print(self.name, "le", end=" ")
        return self.result

    def __ge__(self, other):
        print(self.name, "ge", end=" ")
        return self.result


class SubLog(Log):
    pass


x, y, s = Log("x"), Log("y", "answer"), SubLog("s", "sub")
print(x == y, x < y, y < x, x > y, x <= y, x == 5, 5 == y, x == s, x < s, x != y)
attempt(lambda: x < x)
attempt(lambda: x >= x)
print(x == x, x in [x], y in [5], 5 in [y])


class Weird:
    def __eq__(self, other):
        return []

    def __ne__(self, other):
        return "ne"

    def __bool__(self):
        raise ValueError("no")


w = Weird()
print(w == 1, w != 1, w in [w], [w] == [1], 1 == w)


class Hashed:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return hash(self.v)


print(len({Hashed(1), Hashed(1), Hashed(2)}), {Hashed("k"): 5}[Hashed("k")])


class Inherits(Hashed):
    def __eq__(self, other):
        return True


attempt(lambda: hash(Inherits(1)))
