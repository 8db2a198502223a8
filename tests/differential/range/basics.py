def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 1), range(-3, 3, 2), range(10**20, 10**20 + 3)):
    print(r, list(r), len(r) if r else 0, bool(r), list(reversed(r)), 3 in r, 10**20 in r, r[1:], r[::-1])
r = range(0, 20, 4)
print(r[0], r[-1], r[1:3], r.start, r.stop, r.step, r.index(8), r.count(4), r.count(5), r == range(0, 17, 4), hash(r) == hash(range(0, 18, 4)), range(0) == range(2, 1), r != [0], 4.0 in r, "a" in r)
attempt(lambda: r[5])
attempt(lambda: r[-6])
attempt(lambda: r.index(3))
attempt(lambda: r.index("a"))
attempt(lambda: range(1, 5, 0))
attempt(lambda: range(1.5))
attempt(lambda: range("a"))
attempt(lambda: range())
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(stop=3))
attempt(lambda: r["a"])
attempt(lambda: len(range(10**30)))
attempt(lambda: r.__setattr__("start", 1))
attempt(lambda: r + r)
attempt(lambda: r < r)
print(range(10**30)[10**29], sum(range(101)), max(range(5)), [*range(True, 4)], range(-1, -10, -4)[-1], tuple(range(3))[::-1])
for i in range(3):
    i += 10
    print(i, end=" ")
for i in range(5, 5):
    pass
print(i)
it = iter(range(2))
print(next(it), next(it), next(it, None), list(it))
