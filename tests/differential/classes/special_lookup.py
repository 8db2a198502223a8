# Special methods are looked up on the type, not on the instance.
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class C:
    pass


c = C()
c.__len__ = lambda: 5
c.__call__ = lambda: "no"
c.__str__ = lambda: "no"
c.__getitem__ = lambda i: "no"
c.__iter__ = lambda: iter("no")
c.__add__ = lambda o: "no"
c.__bool__ = lambda: False
c.__enter__ = lambda: 1
attempt(lambda: len(c))
attempt(lambda: c())
attempt(lambda: str(c).startswith("<"))
attempt(lambda: c[0])
attempt(lambda: list(c))
attempt(lambda: c + 1)
attempt(lambda: bool(c))
try:
    with c:
        pass
except TypeError as error:
    print(error)
C.__len__ = lambda self: 0
C.__call__ = lambda self, *a: ("called", a)
C.__str__ = lambda self: "from class"
C.__getitem__ = lambda self, i: i
C.__eq__ = lambda self, o: "eq"
C.__contains__ = lambda self, x: x == 1
C.__iter__ = lambda self: iter("it")
C.__hash__ = lambda self: 5
print(len(c), c(1), str(c), c[7], c == 1, 1 in c, list(c), bool(c), hash(c), f"{c}")
del C.__len__
attempt(lambda: len(c))


class Static:
    @staticmethod
    def __len__():
        return 3

    @classmethod
    def __getitem__(cls, i):
        if i > 2:
            raise IndexError(i)
        return cls.__name__, i

    @property
    def __call__(self):
        return lambda: "via property"

    def __getattr__(self, name):
        return f"getattr {name}"


s = Static()
print(len(s), s[1], s(), s.__enter__)
attempt(lambda: list(s))
attempt(lambda: s + 1)
