class Key:
    def __init__(self, name, code):
        self.name = name
        self.code = code

    def __hash__(self):
        print("hash", self.name)
        return self.code

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other))
        return isinstance(other, Key) and self.name == other.name


a, a2, b, c = Key("a", 1), Key("a", 1), Key("b", 1), Key("c", 2)
d = {a: 1}
print(d[a])
print(d[a2])
print(b in d, c in d)
d[b] = 2
d[a2] = 3
print(len(d), [k.name for k in d], list(d.values()))
del d[a]
print(len(d), d.get(a, "gone"), d.pop(b))
print(1 in {c: 5}, hash(c) == 2)


class BadHash:
    def __hash__(self):
        raise ValueError("no hash")


class NotInt:
    def __hash__(self):
        return "x"


class NoHash:
    __hash__ = None


class EqOnly:
    def __eq__(self, other):
        return True


class Huge:
    def __hash__(self):
        return 2**200 + 7


for cls in (BadHash, NotInt, NoHash, EqOnly):
    try:
        {}[cls()] = 1
    except Exception as error:
        print(type(error).__name__, error)
print(hash(Huge()) == hash(2**200 + 7), {Huge(): 1} != {})
