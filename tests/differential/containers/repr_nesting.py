class R:
    def __repr__(self):
        return "<R>"


class S:
    def __str__(self):
        return "str only"

    __repr__ = lambda self: "repr"


class BadRepr:
    def __repr__(self):
        return 5


class Boom:
    def __repr__(self):
        raise ValueError("no repr")


print([R(), S()], (S(),), {S(): S()} if False else {"k": S()}, {1: [R(), {2: (R(),)}]}, str(S()), repr(S()), f"{S()} {S()!r} {[S()]}")
for cls in (BadRepr, Boom):
    for wrap in (lambda x: x, lambda x: [x], lambda x: {"k": x}, lambda x: (x,)):
        try:
            print(repr(wrap(cls())))
        except Exception as error:
            print(type(error).__name__, error)
a = []
d = {"list": a, "self": None}
d["self"] = d
a.append(d)
a.append((a, {1}))
print(a)
print(d)
s = "quote'"
print([s, 'dq"', "both'\"", b"b'", 1.0, None, True, ..., 1j, range(3), slice(1), set(), frozenset()], {(): []})
print([1, 2, 3].__repr__(), "x".__repr__(), (1).__str__(), None.__repr__(), {}.__str__())
