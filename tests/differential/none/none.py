def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(None, repr(None), str(None), type(None), None is None, None == 0, None != False, bool(None))
attempt(lambda: None.x)
attempt(lambda: None())
attempt(lambda: None[0])
attempt(lambda: None + 1)
attempt(lambda: None < 1)
attempt(lambda: len(None))
attempt(lambda: [*None])
attempt(lambda: "a" in None)
attempt(lambda: type(None)())
attempt(lambda: type(None)(1))
attempt(lambda: setattr(None, "x", 1))
attempt(lambda: next(None))


def nothing():
    pass


print(nothing(), [nothing()], {None: 1}[None], f"{None:>6}|" if False else f"{None!s:>6}|")
attempt(lambda: f"{None:>6}")
print(..., Ellipsis, type(...), NotImplemented, type(NotImplemented), ... is Ellipsis)
try:
    for x in None:
        pass
except TypeError as error:
    print(error)
try:
    a, b = None
except TypeError as error:
    print(error)
