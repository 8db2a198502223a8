class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Line:
    def __init__(self, a, b):
        self.a = a
        self.b = b


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


def f(p):
    match p:
        case Point3(0, 0, z=z):
            return f"on the z axis {z}"
        case Point(0, 0):
            return "origin"
        case Point(x, 0) | Point(0, x):
            return f"axis {x}"
        case Point(x=x, y=y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case Line(a=Point(0, 0), b=Point(x=bx)):
            return f"from the origin to {bx}"
        case Line(a=a, length=_):
            return "has a length"
        case int(n) | float(n):
            return f"number {n}"
        case str("x") | bytes(b"x"):
            return "x"
        case list([a, b]) | tuple((a, b)):
            return f"pair {a} {b}"
        case dict({"k": v}):
            return f"k {v}"
        case bool() | None:
            return "never for bools"
        case object(missing=_):
            return "never"
    return "nothing"


for p in (Point(0, 0), Point(5, 0), Point(0, 6), Point(2, 2), Point(1, 2), Point3(0, 0, 9), Point3(1, 1, 1), Line(Point(0, 0), Point(3, 4)), Line(1, 2), 5, 2.5, True, "x", "y", b"x", [1, 2], (3, 4), [1], {"k": 1}, None, set()):
    print(f(p))


def wrong(p):
    match p:
        case Point(1, 2, 3):
            return "?"


def not_a_class(p):
    match p:
        case f(x):
            return "?"


def twice(p):
    match p:
        case Point(1, x=1):
            return "?"


for g in (wrong, not_a_class, twice):
    try:
        print(g(Point(1, 2)))
    except TypeError as error:
        print(error)


class BadArgs:
    __match_args__ = ["x"]
    x = 1


try:
    match BadArgs():
        case BadArgs(1):
            print("?")
except TypeError as error:
    print(error)
