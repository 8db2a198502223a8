def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("delete", self.name)
        instance.__dict__.pop(self.name, None)


class NonData:
    def __get__(self, instance, owner):
        return f"non-data {instance is None} {owner.__name__}"


class C:
    a = Typed(int)
    b = Typed(str)
    n = NonData()


c = C()
print(c.a)
c.a = 5
print(c.a, C.a.kind, c.n, C.n)
attempt(lambda: setattr(c, "a", "x"))
del c.a
print(c.a)
c.n = "instance wins"
print(c.n)
c.__dict__["b"] = "data descriptor wins by reading it"
print(c.b)


class ReadOnly:
    def __get__(self, instance, owner):
        return 1

    def __set__(self, instance, value):
        raise AttributeError("read only")


class D(C):
    ro = ReadOnly()


d = D()
attempt(lambda: setattr(d, "ro", 1))
attempt(lambda: delattr(d, "ro"))
print(d.ro, d.a)


class Method:
    def __init__(self, f):
        self.f = f

    def __get__(self, instance, owner):
        return lambda *args: self.f(instance or owner, *args)


class Lazy:
    def __init__(self, f):
        self.f = f
        self.name = f.__name__

    def __get__(self, instance, owner):
        print("computing", self.name)
        value = self.f(instance)
        instance.__dict__[self.name] = value
        return value


class E:
    @Method
    def m(self, x):
        return isinstance(self, type), x

    @Lazy
    def value(self):
        return 42


e = E()
print(e.m(1), E.m(2), e.value, e.value)
print(C.__dict__["a"] is C.a, len.__get__ if hasattr(len, "__get__") else "builtins do not bind", (lambda s: s).__get__(5)())


class BadName:
    def __set_name__(self, owner, name):
        raise ValueError("bad name")


try:
    class F:
        x = BadName()
except (RuntimeError, ValueError) as error:
    print(type(error).__name__, error, getattr(error, "__notes__", None))
