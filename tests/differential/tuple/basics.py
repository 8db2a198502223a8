def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


t = (1, "a", None)
print(t, (), (1,), 1, t[0], t[-1], t[1:], t + (2,), t * 2, len(t), t == (1, "a", None), t < (2,), "a" in t, t.index("a"), t.count(1), hash(()) == hash(()))
print(tuple("ab"), tuple(), tuple([1]), tuple(t) is t, t[:] is t, tuple(range(3)), tuple({1: 2}), (1, 2)[::-1], ((1, 2), 3), repr(((),)))
attempt(lambda: t[5])
attempt(lambda: t["a"])
attempt(lambda: t.index("zz"))
attempt(lambda: t.append(1))
attempt(lambda: t + [1])
attempt(lambda: t < 5)
attempt(lambda: (1, "a") < (1, 2))
attempt(lambda: tuple(5))
attempt(lambda: tuple(1, 2))
attempt(lambda: hash((1, [])))
try:
    t[0] = 5
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
u = ([1], 2)
try:
    u[0] += [5]
except TypeError as error:
    print(error, u)
v = (1,)
v += (2, 3)
print(v, {(1, 2): "x"}[(1, 2)], (1, 2.0) == (1.0, 2), sorted([(2, 1), (1, 5), (1, 2)]), max((1, 2), (1, 3)))
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d, *t, sep="-")
print((lambda *a: a)(), (lambda: (yield))().__class__.__name__, 1, (2), (3,))


class P(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    x = property(lambda self: self[0])


p = P(3, 4)
print(p, p.x, p == (3, 4), type(p + (1,)), type(p[:]), {p: 1}[(3, 4)], isinstance(p, tuple))
