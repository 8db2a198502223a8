def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(sum([0.1] * 10), sum([1, 2.5, 3]), sum([]), sum([1e16, 1, -1e16]), sum((0.1, 0.2), 0.3), sum([True, 2]))
print(sum([10**30, 1.0]), sum([[1], [2]], []), sum(x * x for x in range(5)), sum([1.5], start=2))
attempt(lambda: sum(["a"]))
attempt(lambda: sum(["a"], ""))
attempt(lambda: sum([b"a"], b""))
attempt(lambda: sum(5))
print(min(3, 1, 2), max([3, 1, 2]), min("bca"), max(["aa", "b"], key=len), min([], default=7), max({1: 2, 5: 0}))
print(max(1, 1.0), max(1.0, 1), min([(2, "b"), (2, "a")]), max([1, -5, 3], key=abs))
attempt(lambda: min([]))
attempt(lambda: max())
attempt(lambda: max(1))
attempt(lambda: min(1, "a"))
attempt(lambda: max(1, 2, default=3))
attempt(lambda: max([1], foo=3))
