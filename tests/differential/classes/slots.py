def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"), P.__slots__, type(P.x).__name__)
attempt(lambda: p.y)
attempt(lambda: setattr(p, "z", 1))
attempt(lambda: delattr(p, "y"))
p.y = 5
del p.x
attempt(lambda: p.x)
print(p.y, P.y.__get__(p), P.x is P.__dict__["x"])


class Q(P):
    __slots__ = ["z"]


class R(P):
    pass


class S(P):
    __slots__ = ("w", "__dict__")


q, r, s = Q(1), R(2), S(3)
q.z = 1
r.anything = 2
s.other, s.w = 3, 4
print(q.z, r.__dict__, s.__dict__, r.x, s.w)
attempt(lambda: setattr(q, "nope", 1))
attempt(lambda: type("T", (), {"__slots__": ("a",), "a": 1}))
attempt(lambda: type("T", (), {"__slots__": ("1a",)}))
attempt(lambda: type("T", (), {"__slots__": (5,)}))
attempt(lambda: type("T", (P, Other), {}))


class Other:
    __slots__ = ("o",)


attempt(lambda: type("T", (P, Other), {}))
attempt(lambda: type("T", (int,), {"__slots__": ("a",)}))
attempt(lambda: type("T", (), {"__slots__": "single"})().single)


class Empty:
    __slots__ = ()


attempt(lambda: setattr(Empty(), "x", 1))


class Private:
    __slots__ = ("__hidden",)

    def __init__(self):
        self.__hidden = 1

    def get(self):
        return self.__hidden


print(Private().get(), Private._Private__hidden.__name__, Private.__slots__)
