x = 10
g = (x * i for i in range(3))
x = 20
print(list(g), list(g))
items = [1, 2]
g = (i for i in items)
items = [9]
print(list(g))
items = [1, 2]
g = (i for i in items)
items.append(3)
print(list(g))
print(sum(i for i in range(10) if i % 2), max((len(w), w) for w in ("aa", "b")), ",".join(str(i) for i in range(3)), any(i == 2 for i in range(3)), all(i < 2 for i in range(3)), sorted(-i for i in range(3)), set(i % 2 for i in range(5)), dict((i, i) for i in range(2)))
nested = ((i, j) for i in range(2) for j in range(i + 1) if (i + j) % 2 == 0)
print(list(nested), list(list(j for j in range(i)) for i in range(3)))


def lazy():
    for i in (1, 2):
        print("producing", i)
        yield i


pipeline = (v * 10 for v in (w + 1 for w in lazy()))
print("built")
for v in pipeline:
    print("consumed", v)
try:
    print(list(1 / i for i in (1, 0, 2)))
except ZeroDivisionError as error:
    print(error)
try:
    (i for i in 5)
except TypeError as error:
    print(error)
g = (print("effect", i) for i in range(2))
print(next(g), next(g), next(g, "end"))
first = next((i for i in range(100) if i * i > 50), None)
print(first, type((i for i in ())).__name__, next((i for i in ()), "none"))


def mean(values):
    total = count = 0
    for v in values:
        total, count = total + v, count + 1
    return total / count


print(mean(i * 0.5 for i in range(10)), [*(c for c in "ab")], (lambda *a: a)(*(i for i in range(2))))
