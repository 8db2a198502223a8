# Texts of wrong calls of builtins that CPython binds in unusual ways, and super() outside methods.
def attempt(function):
    try:
        return repr(function())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Base:
    pass


def no_class(self):
    return super().x


group = ExceptionGroup("g", [ValueError(1)])
for function in (
    lambda: zip(strict=True, other=1),
    lambda: zip(other=1),
    lambda: max(1, 2, key=None, default=1, other=2),
    lambda: min(1, 2, other=2),
    lambda: print(1, other=2),
    lambda: sorted([1], other=2),
    lambda: sorted(),
    lambda: sorted([1], len),
    lambda: super(1, 2, 3),
    lambda: super(),
    lambda: no_class(1),
    lambda: super(5),
    lambda: super(int, "x"),
    lambda: super(int, x=1),
    lambda: group.split(),
    lambda: group.split(ValueError, TypeError),
    lambda: group.subgroup(),
    lambda: group.subgroup(matcher=1),
    lambda: chr(2**40),
    lambda: chr(-(2**40)),
    lambda: chr(0x110000),
    lambda: chr(-1),
    lambda: list.__class_getitem__(int),
    lambda: dict.__class_getitem__((str, int)),
    lambda: type("Stack", (list,), {})[int],
    lambda: set.__class_getitem__(),
    lambda: type(iter("abc")).__name__ + " " + type(iter("äbc")).__name__ + " " + type(iter("")).__name__,
):
    print(attempt(function))
for bases in (5, (), (1,), (Base, 1), [Base]):
    Derived = type("Derived", (Base,), {})
    print(attempt(lambda: setattr(Derived, "__bases__", bases)))
Below = type("Below", (Derived,), {})
print(attempt(lambda: setattr(Derived, "__bases__", (Below,))), attempt(lambda: setattr(Derived, "__bases__", (Derived,))))
