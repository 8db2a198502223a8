# One call site sees many types and many callables.
class Circle:
    def __init__(self, r): self.r = r
    def area(self): return self.r * self.r * 3


class Square:
    def __init__(self, s): self.s = s
    def area(self): return self.s**2


class Tall(Square):
    def area(self, factor=2): return super().area() * factor


class Odd:
    def __getattr__(self, name): return lambda: f"dynamic {name}"


class Prop:
    @property
    def area(self): return lambda: "from property"


class Static:
    @staticmethod
    def area(): return "static"


class Slot:
    __slots__ = ("area",)


slot = Slot()
slot.area = lambda: "slot"
inst = Circle(1)
inst.area = lambda: "instance"
things = [Circle(2), Square(3), Tall(2), Odd(), Prop(), Static(), slot, inst, Circle(5)]
for _ in range(3):
    print([t.area() for t in things])
Circle.area = lambda self: "patched"
print([t.area() for t in things])


def apply(f, *args):
    return f(*args)


print([apply(f, 4) for f in (str, Circle(3).__class__, lambda x: x + 1, abs, [9, 8, 7, 6, 5].__getitem__, Square, {4: "four"}.get, range)][3:7:3])
print(apply(len, "abc"), apply(int, "5"), apply(max, 1, 2), apply(Tall(1).area, 5), apply(Tall.area, Tall(3)), apply("a-b".split, "-"))
total = 0
for i in range(300):
    total += (things[i % 2] if i % 7 else things[2]).s if isinstance(things[i % 2], Square) else 1
print(total)
