"""collections.namedtuple, whose __new__ CPython makes from source text."""
from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])
point = Point(3, y=4)
print(point, point.x + point.y, point[1], point == (3, 4), len(point))
print(Point._make([5, 6]), point._replace(x=9), point._asdict(), Point._fields)
print(Point.__doc__, "|", Point.__new__.__doc__, "|", Point.__new__.__qualname__)

Node = namedtuple("Node", "value next", defaults=(None,))
print(Node(1), Node(1, Node(2)), Node(next=3, value=4), Node._field_defaults)
Renamed = namedtuple("Renamed", "a class a _b", rename=True)
print(Renamed(1, 2, 3, 4))
Empty = namedtuple("Empty", "")
print(Empty(), Empty() == ())


class Vector(namedtuple("Vector", "x, y")):
    __slots__ = ()

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)


print(Vector(1, 2) + Vector(3, 4), Vector.__mro__[1].__name__)
x, y = Vector(7, 8)
match Vector(7, 8):
    case Vector(first, second):
        print(x, y, first, second)

for attempt in (
    lambda: Point(1),
    lambda: Point(),
    lambda: Point(1, 2, 3),
    lambda: Point(1, x=2),
    lambda: Point(1, z=2),
    lambda: Node(),
    lambda: Point._make([1]),
    lambda: point._replace(z=1),
    lambda: namedtuple("Bad", "a a"),
    lambda: namedtuple("Bad", "_a"),
    lambda: namedtuple("class", "a"),
    lambda: namedtuple("Bad", "a", defaults=(1, 2)),
    lambda: setattr(point, "x", 1),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
