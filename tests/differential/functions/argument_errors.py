def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def dflt(a, b=1): pass
def dflt2(a, b=1, c=2): pass
def kwonly(*, k): pass
def kwonly2(a, *, k, m): pass
def posonly(a, b, /): pass
def posonly_kw(a, /, b): pass
def star(a, *args): pass
def kwargs(a, **kw): pass
def kwd(a, *, k=1): pass


class C:
    def method(self, a): pass

    @classmethod
    def cm(cls, a): pass

    @staticmethod
    def sm(a): pass

    def __init__(self, x): pass


class D:
    pass


for call in (lambda: none(1), lambda: none(x=1), lambda: none(1, 2), lambda: one(), lambda: one(1, 2), lambda: one(1, a=1), lambda: one(b=1), lambda: one(1, b=2),
             lambda: two(), lambda: two(1), lambda: two(b=1), lambda: two(1, 2, 3), lambda: two(1, 2, b=3), lambda: three(), lambda: three(1), lambda: three(c=3),
             lambda: dflt(), lambda: dflt(1, 2, 3), lambda: dflt(1, b=2, c=3), lambda: dflt2(1, 2, 3, 4), lambda: dflt2(b=1),
             lambda: kwonly(), lambda: kwonly(1), lambda: kwonly(1, k=2), lambda: kwonly(j=2), lambda: kwonly2(1), lambda: kwonly2(1, m=2), lambda: kwonly2(k=1, m=2), lambda: kwonly2(1, 2, k=1, m=1),
             lambda: posonly(1), lambda: posonly(a=1, b=2), lambda: posonly(1, b=2), lambda: posonly_kw(a=1, b=2), lambda: posonly_kw(1), lambda: posonly_kw(1, 2, b=3),
             lambda: star(), lambda: star(1, a=1), lambda: kwargs(), lambda: kwargs(1, 2), lambda: kwargs(1, a=2), lambda: kwd(1, 2), lambda: kwd(1, 2, k=3),
             lambda: C(), lambda: C(1, 2), lambda: C(1).method(), lambda: C(1).method(1, 2), lambda: C.method(), lambda: C.cm(), lambda: C.cm(1, 2), lambda: C.sm(), lambda: D(1), lambda: D(x=1),
             lambda: one(*[1, 2]), lambda: one(**{"q": 1}), lambda: one(*5), lambda: one(**5), lambda: one(**{1: 2}), lambda: two(1, **{"a": 2}), lambda: two(*[1], **{"b": 1, "c": 2}),
             lambda: kwargs(1, **{"x": 1}, **{"x": 2}), lambda: kwargs(1, x=1, **{"x": 2}), lambda: (lambda a: a)(), lambda: (lambda: 0)(1), lambda: (lambda *, k: k)()):
    attempt(call)


def outer():
    def inner(a, b):
        pass
    return inner


attempt(lambda: outer()(1))
attempt(lambda: 5())
attempt(lambda: "a"())
attempt(lambda: C(1)())
attempt(lambda: [](1))
attempt(lambda: None())
