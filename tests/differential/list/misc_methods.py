def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a = [1, 2, 3]
b = a.copy()
b.append(4)
print(a, b, a.reverse(), a, a.clear(), a, list("abc"), list(), list((1, 2)), list({1: 2}), list(range(3)), list(b) is b)
print(b.__len__(), b.__contains__(2), b.__getitem__(0), b.__add__([5]), b.__mul__(2), list(reversed(b)), list(iter(b)))
attempt(lambda: list(5))
attempt(lambda: list(1, 2))
attempt(lambda: list(x=1))
attempt(lambda: b.copy(1))
attempt(lambda: b.reverse(1))
attempt(lambda: b.clear(x=1))
attempt(lambda: b())
attempt(lambda: -b)
attempt(lambda: b - b)
attempt(lambda: b * 1.5)
attempt(lambda: b * b)
c = [[]] * 3
c[0].append(1)
print(c, [[] for _ in range(2)], [*b, *"xy"], [*range(2), 5], list(map(lambda x: x * 2, b)), list(filter(None, [0, 1, "", "a"])), list(zip(b, "ab")))
b *= 2
print(b)
b.__init__([7])
print(b, bool([]), bool([0]), [None] * 2, [1, 2, 3].__class__)
