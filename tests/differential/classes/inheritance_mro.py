def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class A:
    def who(self):
        return "A"

    def call(self):
        return self.who()


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


print(D().who(), D().call(), [c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__), issubclass(D, A), issubclass(A, D), isinstance(D(), C), D.__bases__, A.__subclasses__())
print(super(B, D()).who(), super(C, D()).who(), A.who(D()), D.__base__)
attempt(lambda: type("X", (A, B), {}))
attempt(lambda: type("X", (A, A), {}))
attempt(lambda: type("X", (5,), {}))
attempt(lambda: type("X", (None,), {}))
attempt(lambda: type("X", (range,), {}))
attempt(lambda: type("X", (int, list), {}))
attempt(lambda: super(A).who)
attempt(lambda: super(D, A()))
attempt(lambda: super(5, A()))
attempt(lambda: super(D, D()).nope)


class Mixin:
    def describe(self):
        return f"{self.name} ({super().describe()})"


class Base:
    name = "base"

    def describe(self):
        return "described"


class Both(Mixin, Base):
    name = "both"


print(Both().describe())


class E(D):
    pass


e = E()
print(e.who())
A.who = lambda self: "patched"
print(e.who())
del B.who
print(e.who(), E.__mro__[1].__name__)
E.__bases__ = (C,)
print(e.who(), [c.__name__ for c in E.__mro__])


class Deep(E):
    def who(self):
        def inner():
            return super(Deep, self).who()
        return [inner() for _ in range(1)], (lambda: super(Deep, self).who())()


print(Deep().who())
