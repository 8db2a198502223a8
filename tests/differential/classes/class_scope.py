x = "module"


class A:
    print("body runs", __name__, __qualname__)
    x = x + " class"
    y = [x for _ in range(1)]
    if x:
        z = 1
    for i in range(3):
        pass
    del i

    def f(self):
        return x

    def g(self, v=x):
        return v

    nested = lambda self: x

    class Inner:
        outer_x = x

        def name(self):
            return __class__.__qualname__

    def set_later(self):
        A.later = "set"
        self.__class__.also = 1


a = A()
print(A.x, A.y, A.z, hasattr(A, "i"), a.f(), a.g(), a.nested(), A.Inner.outer_x, A.Inner().name(), A.Inner.__qualname__)
a.set_later()
print(A.later, a.also)


def function(flag):
    class Local:
        kind = "flag" if flag else "no flag"

        def kinds(self):
            return flag, self.kind
    return Local


print(function(1)().kinds(), function(0).kind, function(1) is function(1), function(1).__qualname__)
try:
    class Broken:
        value = 1
        undefined_thing
except NameError as error:
    print(error, "Broken" in globals())


def decorator(cls):
    cls.decorated = True
    return cls


@decorator
class Decorated:
    pass


@lambda cls: "replaced"
class Replaced:
    pass


print(Decorated.decorated, Replaced)


class Annotated:
    a: int = 1
    b: str
    (c): int = 2


print(Annotated.__annotations__, Annotated.a, hasattr(Annotated, "b"))


class Base(object, metaclass=type):
    pass


bases = (Base,)
kw = {"metaclass": type}


class Star(*bases, **kw):
    pass


print(Star.__mro__, [n for n in vars(A) if not n.startswith("__")])
