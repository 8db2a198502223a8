print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(3)])
print({x: x**2 for x in range(3)}, {x % 2 for x in range(5)}, dict((k, v) for k, v in [(1, 2)]), list(x for x in "ab"), tuple(i for i in range(2)), sum(x for x in range(4)))
x = "outer"
print([x for x in range(2)], x, [y := 5, y + 1], y, [(z := i) for i in range(3)], z)
print([a + b for a, b in [(1, 2), (3, 4)]], [c for a, *c in ["abc"]], {k: v for k, v in zip("ab", range(2))}, [i if i else "zero" for i in range(2)])
n = 3
print([n * i for i in range(n)], [f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])


class C:
    size = 2
    items = [1, 2]
    doubled = [i * 2 for i in items]
    try:
        broken = [i * size for i in items]
    except NameError as error:
        message = str(error)


print(C.doubled, C.message, hasattr(C, "i"))
gen = (print("made", i) or i for i in range(3))
print("nothing yet")
print(next(gen), list(gen))
try:
    g = (1 / i for i in (1, 0))
    print(list(g))
except ZeroDivisionError as error:
    print(error, list(g))
try:
    [i for i in 5]
except TypeError as error:
    print(error)
print([[j for j in range(i) if j != 1] for i in range(4) if i], [*(i for i in range(2)), *[9]], {**{i: i for i in range(2)}})
print([(lambda: i * 10)() for i in range(3)], any(i > 1 for i in range(5)), [i for i in range(5) if not i & 1 or i == 3])
