def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    @classmethod
    def unit(cls, *args):
        return cls("unit", *args)

    @staticmethod
    def area(w, h=1):
        return w * h

    @classmethod
    def total(cls):
        return f"{cls.__name__}: {cls.count}"

    def __repr__(self):
        return f"{type(self).__name__}<{self.name}>"


class Circle(Shape):
    @classmethod
    def unit(cls):
        return super().unit()

    count = 100


print(Shape.unit(), Circle.unit(), Shape("a").unit(), Shape.area(2), Shape("b").area(2, 3), Shape.total(), Circle.total(), Circle.area(5))
attempt(lambda: Shape.area())
attempt(lambda: Shape.total(1))
f = Circle.unit
print(f(), f.__self__, f.__func__.__name__, Shape.__dict__["area"].__func__(3), type(Shape.__dict__["total"]), type(Shape.area))


class Plain:
    def m(self):
        return "m"

    s = staticmethod(len)
    c = classmethod(lambda cls, x: (cls.__name__, x))
    b = len


p = Plain()
print(p.s("abc"), p.c(1), Plain.c(2), p.b("abcd"), Plain.m(None))
Plain.late = staticmethod(lambda: "late")
Plain.late_c = classmethod(lambda cls: cls)
print(p.late(), p.late_c())


class Desc:
    @staticmethod
    def __call__():
        return "called"

    @classmethod
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"

    def __init_subclass__(cls, /, flag=None, **kw):
        super().__init_subclass__(**kw)
        print("subclass", cls.__name__, flag)


class Child(Desc, flag=5):
    pass


print(Desc()(), Desc[3], Child["x"])
attempt(lambda: type("Z", (Desc,), {}, flag=1, other=2))
