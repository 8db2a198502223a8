def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Record:
    def __init__(self, **fields):
        self.__dict__.update(fields)

    def __repr__(self):
        return f"Record({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"


r = Record(a=1, b=[2])
for name in ("a", "b", "c"):
    print(name, getattr(r, name, "missing"), hasattr(r, name))
setattr(r, "dyn" + "amic", 5)
print(r, r.dynamic, sorted(vars(r)), dir(r)[-3:])


def make_class(name, fields):
    def init(self, *args):
        for f, v in zip(fields, args, strict=True):
            setattr(self, f, v)

    def text(self):
        return f"{name}({', '.join(repr(getattr(self, f)) for f in fields)})"

    return type(name, (), {"__init__": init, "__repr__": text, "__slots__": tuple(fields), "__eq__": lambda a, b: repr(a) == repr(b)})


P = make_class("P", ["x", "y"])
print(P(1, 2), P(1, 2) == P(1, 2), P(1, 2) == P(2, 1))
attempt(lambda: P(1))
attempt(lambda: setattr(P(1, 2), "z", 1))
dispatch = {int: lambda v: f"int {v}", str: lambda v: f"str {v!r}", list: lambda v: [dispatch[type(x)](x) for x in v]}
print(dispatch[list]([1, "a", [2]]))
attempt(lambda: dispatch[float](1.5))
methods = [getattr("hello", n) for n in ("upper", "title", "isalpha", "swapcase")]
print([m() for m in methods], getattr([3, 1], "__len__")(), (5).__add__(6), int.__mul__(2, 3), getattr(5, "real"))
print(globals()["r"] is r, "attempt" in globals(), callable(globals()["make_class"]), type(vars()), locals() is globals())
for cls in (int, str, list, dict, Record, type, object, type(None), type(print), type(lambda: 0)):
    print(cls.__name__, isinstance(cls, type), cls.__class__.__name__, len(cls.__mro__))
