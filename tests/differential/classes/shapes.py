# Instances of one class with attributes in different orders and numbers.
class Bag:
    pass


bags = []
for i in range(6):
    b = Bag()
    if i % 2:
        b.a, b.b = i, i * 10
    else:
        b.b, b.a = i * 10, i
    if i % 3 == 0:
        b.c = "extra"
    bags.append(b)


def read(b):
    return b.a + b.b


print([read(b) for b in bags], [list(b.__dict__) for b in bags], [getattr(b, "c", "-") for b in bags])
for b in bags:
    del b.a
    b.a = 100
    b.__dict__["d"] = 1
print([read(b) for b in bags], bags[0].__dict__, bags[1].d, vars(bags[3]))
big = Bag()
for i in range(100):
    setattr(big, f"attr{i}", i)
print(len(big.__dict__), big.attr50, sum(vars(big).values()), list(vars(big))[-1])
for i in range(0, 100, 2):
    delattr(big, f"attr{i}")
print(len(big.__dict__), hasattr(big, "attr50"), big.attr51)
big.__dict__ = {"new": 1}
print(big.new, hasattr(big, "attr51"))
try:
    big.__dict__ = 5
except TypeError as error:
    print(error)
d = bags[0].__dict__
d["e"] = 5
bags[0].f = 6
print(d is bags[0].__dict__, bags[0].e, d["f"], d.pop("e"), hasattr(bags[0], "e"))


class Child(Bag):
    def __init__(self):
        self.own = 1


class Defaults:
    a = 1

    def bump(self):
        self.a += 1
        return self.a


x, y = Defaults(), Defaults()
print(x.bump(), x.bump(), y.a, Defaults.a, x.__dict__, y.__dict__)
Defaults.a = 50
print(x.a, y.a, y.bump())
mixed = [Bag(), Child(), Defaults()]
for m in mixed:
    m.shared = type(m).__name__
print([m.shared for m in mixed])
