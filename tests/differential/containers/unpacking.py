def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a, b = 1, 2
a, b = b, a
(c, d), e = (3, 4), 5
[f, *g] = "hello"
*h, i = range(4)
j, *k, l = [1, 2]
(m,) = [9]
print(a, b, c, d, e, f, g, h, i, j, k, l, m)
n = o = p = []
n.append(1)
print(o, p is n)
for q, (r, *s) in [(1, (2, 3, 4)), (5, [6])]:
    print(q, r, s)


def unpack(value):
    x, y = value
    return x, y


def star(value):
    x, *y, z = value
    return x, y, z


for value in ((1, 2), [1], "abc", {}, {1: 2, 3: 4}, 5, None, (i for i in range(3)), range(2), {7, 7}):
    attempt(lambda: unpack(value))
    attempt(lambda: star(value) if not isinstance(value, type(i for i in ())) else None)
attempt(lambda: star("ab"))
attempt(lambda: star("a"))
attempt(lambda: star(()))


class Obj:
    pass


obj = Obj()
lst = [0, 0, 0]
obj.x, lst[1], (lst[2], obj.y) = 1, 2, (3, 4)
print(obj.x, obj.y, lst)
t = 1, *[2, 3], *"ab"
print(t, [*range(2), *{}], {*[1], *(2,)}, {**{"a": 1}, **{"b": 2}})
(x), y = 1, 2
[x, [y, z]] = 1, "ab"
print(x, y, z)
attempt(lambda: [*5])
attempt(lambda: (1, *None))
attempt(lambda: print(*5))
