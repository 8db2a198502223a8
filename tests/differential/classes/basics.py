def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Point:
    """A point."""

    dimensions = 2
    all_points = []

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        self.all_points.append(self)

    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __repr__(self):
        return f"{type(self).__name__}({self.x}, {self.y})"


p, q = Point(3, 4), Point(1)
print(p, q, p.norm(), Point.norm(q), p.dimensions, Point.dimensions, Point.all_points, Point.__doc__, Point.__name__, Point.__module__, Point.__qualname__, Point.__bases__)
p.dimensions = 3
print(p.dimensions, q.dimensions, p.__dict__, vars(q), "x" in p.__dict__, hasattr(p, "z"), getattr(p, "x"), getattr(p, "zz", None))
setattr(p, "z", 5)
del p.dimensions
print(p.z, p.dimensions, sorted(p.__dict__), isinstance(p, Point), type(p) is Point, p.__class__)
attempt(lambda: p.nothing)
attempt(lambda: Point.nothing)
attempt(lambda: Point())
attempt(lambda: p())
attempt(lambda: p < q)
attempt(lambda: p + q)
attempt(lambda: p[0])
attempt(lambda: len(p))
attempt(lambda: iter(p))
attempt(lambda: p == Point(3, 4))
attempt(lambda: object().x)
attempt(lambda: setattr(object(), "x", 1))
m = p.norm
print(m(), m.__self__ is p, m.__func__ is Point.norm, m == p.norm, m != q.norm, Point.norm.__qualname__, m.__name__)


def area(self):
    return self.x * self.y


Point.area = area
p.shout = lambda: "instance function"
print(p.area(), q.area(), p.shout())
Point.dimensions += 1
print(q.dimensions)
p.__class__ = type("Other", (Point,), {"extra": 1})
print(p, p.extra)
class Empty: pass
print(Empty() == Empty(), Empty().__dict__, hash(Empty()) is not None, Empty.__mro__)
