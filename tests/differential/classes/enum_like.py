class Registry(type):
    members = {}

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        Registry.members[name] = cls
        return cls


class Shape(metaclass=Registry):
    def __init__(self, size):
        self.size = size

    def area(self):
        raise NotImplementedError(f"{type(self).__name__}.area")

    def __lt__(self, other):
        return self.area() < other.area()

    def __repr__(self):
        return f"{type(self).__name__}({self.size!r})"


class Square(Shape):
    def area(self):
        return self.size**2


class Circle(Shape):
    pi = 3.14159

    def area(self):
        return self.pi * self.size**2

    @property
    def diameter(self):
        return 2 * self.size

    @diameter.setter
    def diameter(self, value):
        self.size = value / 2


class Rectangle(Square):
    def __init__(self, width, height):
        super().__init__((width, height))

    def area(self):
        return self.size[0] * self.size[1]


class Unfinished(Shape):
    pass


shapes = [Square(3), Circle(1), Rectangle(2, 5), Circle(0.5)]
print(sorted(shapes), max(shapes), sum(s.area() for s in shapes), list(Registry.members))
shapes[1].diameter = 10
print(shapes[1], shapes[1].diameter, shapes[1] > shapes[0], min(shapes, key=lambda s: s.area()))
try:
    Unfinished(1).area()
except NotImplementedError as error:
    print(repr(error))
by_type = {}
for s in shapes:
    by_type.setdefault(type(s).__name__, []).append(s.size)
print(by_type, [isinstance(s, Square) for s in shapes], {type(s) for s in shapes} == {Square, Circle, Rectangle}, Registry.members["Circle"](7), type(Circle).__name__)
