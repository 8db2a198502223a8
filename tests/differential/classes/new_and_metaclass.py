def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Singleton:
    instance = None

    def __new__(cls, *args):
        print("new", args)
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, *args):
        print("init", args)


print(Singleton(1) is Singleton(2))


class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never")


print(Other())


class Meta(type):
    def __new__(mcs, name, bases, namespace, **kw):
        print("meta new", name, sorted(k for k in namespace if not k.startswith("__")), kw)
        namespace["added"] = name.lower()
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kw):
        print("meta call", cls.__name__, args)
        return super().__call__(*args, **kw)

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name)
        return {"prepared": 1}

    def __len__(cls):
        return 7

    def __getitem__(cls, item):
        return f"{cls.__name__}:{item}"

    def __iter__(cls):
        return iter("xy")

    def __contains__(cls, x):
        return x == 1

    def __repr__(cls):
        return f"<meta {cls.__name__}>"

    def __getattr__(cls, name):
        return f"class attribute {name}"

    def __instancecheck__(cls, instance):
        return instance == "yes"

    @property
    def prop(cls):
        return "meta property"


class A(metaclass=Meta, option=1):
    x = 1

    def __init__(self, v):
        self.v = v


class B(A):
    pass


print(A(3).v, B(4).added, A.prepared, len(A), A["k"], list(A), 1 in A, A, B, A.missing, isinstance("yes", A), isinstance(5, B), A.prop, type(A), type(B) is Meta)
attempt(lambda: A(1).missing)
attempt(lambda: A())
Dyn = type("Dyn", (object,), {"y": 5, "m": lambda self: self.y})
print(Dyn().m(), Dyn.__name__, Dyn, type(Dyn), isinstance(Dyn, type), type(type), Dyn.__qualname__)
attempt(lambda: object.__new__(5))
attempt(lambda: object.__new__())
attempt(lambda: int.__new__(str))
attempt(lambda: object.__new__(int))
attempt(lambda: Dyn(1))
attempt(lambda: type("A", (A, Conflict), {}))


class OtherMeta(type):
    pass


class Conflict(metaclass=OtherMeta):
    pass


attempt(lambda: type("A", (A, Conflict), {}))


class BadInit:
    def __init__(self):
        return 5


attempt(BadInit)
