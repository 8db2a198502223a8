"""A special method of a mixin wins over what a builtin base only inherits from object."""
from enum import Enum


class A:
    def __str__(self): return "A.str"
    def __repr__(self): return "A.repr"
    def __len__(self): return 7
class B(int, A): pass
b = B(5)
print(str(b), repr(b), f"{b}", "%s" % b, len(b), format(b))
print(b)
class C(str, A): pass
c = C("x")
print(str(c), repr(c), f"{c}", "%s" % c)
class M(type):
    def __new__(m, n, b, d):
        cls = super().__new__(m, n, b, d)
        cls.__repr__ = lambda self: "set later"
        return cls
class D(int, A, metaclass=M): pass
print(D(1), repr(D(1)), str(D(1)))


class Hex(int, Enum):
    TEN = 10


class Kinds(str, Enum):
    A = "a"


print(str(Hex.TEN), f"{Hex.TEN}", repr(Hex.TEN), Hex.TEN + 1, Kinds.A, f"{Kinds.A}", Kinds.A == "a")


class Loud:
    def __eq__(self, other):
        return "eq"

    def __hash__(self):
        return 77

    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)

    def __init__(self, *args):
        super().__init__()
        self.made = 1


class LoudInt(int, Loud):
    pass


class LoudDict(dict, Loud):
    pass


class LoudError(ValueError, Loud):
    pass


print(LoudInt(3) == 3, hash(LoudInt(3)), LoudInt(4).made, LoudDict() == {}, LoudDict().__dict__, LoudError("x") == 1,
      hash(LoudError("y")), LoudError("z").__dict__, LoudError("w").args)
