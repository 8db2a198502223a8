"""Attributes that hold numbers of one type until they do not, and shapes that change in loops."""


class Body:
    def __init__(self, x, v):
        self.x = x
        self.v = v


def drift(bodies, rounds, dt):
    for _ in range(rounds):
        for body in bodies:
            body.x += dt * body.v
            body.v -= body.x * 0.5
    return [(b.x, b.v) for b in bodies]


def norm(a, b):
    d = a.x - b.x
    return (d * d + a.v * b.v) ** 0.5


print(drift([Body(1.0, 2.0), Body(-1.5, 0.25)], 3, 0.5))
print(norm(Body(1.0, 2.0), Body(4.0, 8.0)))
# The root of a negative number is complex, of zero fine, and 0.0 to a negative power fails.
print(norm(Body(1.0, 2.0), Body(1.0, -8.0)).imag)


def powers(bases, e):
    out = []
    for base in bases:
        try:
            out.append(base * 1.0 ** e)
            out.append((base * 1.0) ** (e * 1.0))
        except (ZeroDivisionError, OverflowError) as error:
            out.append(f"{type(error).__name__}: {error}")
    return out


print(powers([2.0, 0.0, 9, 1e200], 2))
print(powers([2.0, 0.0, 9, -8.0], -1))
# Ints, big ints, strings and fractions of other classes come late.
print(drift([Body(1, 2), Body(2.0, 3)], 2, 2))
print(drift([Body(2**70, 2.0)], 1, 1.0))


class Metres:
    def __init__(self, n):
        self.n = n

    def __radd__(self, other):
        return Metres(self.n + other)

    def __add__(self, other):
        return Metres(self.n + (other.n if isinstance(other, Metres) else other))

    def __mul__(self, other):
        return Metres(self.n * other)

    def __rmul__(self, other):
        return Metres(self.n * other)

    def __rsub__(self, other):
        return other - self.n

    def __repr__(self):
        return f"Metres({self.n})"


print(drift([Body(1.0, 2.0), Body(Metres(1.0), 4.0)], 1, 0.5))
try:
    print(drift([Body(1.0, 2.0), Body("x", 4.0)], 2, 0.5))
except TypeError as error:
    print(error)


class Counter:
    def __init__(self):
        self.count = 0
        self.limit = 5

    def step(self, by):
        self.count = self.count + 1
        if self.count > self.limit:
            self.count = self.count - by
        return self.count


c = Counter()
print([c.step(2) for _ in range(9)])
print([c.step(0.5) for _ in range(5)])
c.limit = 2**64
c.count = 2**63 - 2
print([c.step(1) for _ in range(4)])
c.limit = None
try:
    c.step(1)
except TypeError as error:
    print(error)


class Lazy(Body):
    @property
    def v(self):
        return 10.0

    @v.setter
    def v(self, value):
        self.seen = value


print(drift([Body(0.0, 1.0), Lazy(0.0, 3.0)], 2, 1.0))


class Missing:
    x = 7.5

    def __getattr__(self, name):
        return len(name) * 1.5


print(drift([Missing()], 2, 1.0))


def grow(bodies):
    total = 0.0
    for i in range(6):
        for b in bodies:
            total += b.x * 2.0
            if i == 3:
                b.extra = i
            if i == 4:
                del b.v
                b.x = i
    return total


print(grow([Body(1.5, 1.0), Body(2.5, 1.0)]))
b = Body(1.0, 2.0)
del b.x
try:
    drift([b], 1, 1.0)
except AttributeError as error:
    print(error)
