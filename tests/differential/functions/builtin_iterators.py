def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


it = map(lambda x, y: x * y, [1, 2, 3], [4, 5])
print(next(it), list(it), list(it), type(it).__name__, iter(it) is it)
f = filter(lambda x: x % 2, range(6))
print(next(f), list(f), list(filter(None, ["", "a", 0, 1])), type(f).__name__)
e = enumerate("ab", start=10**20)
print(next(e), list(e), type(e).__name__)
z = zip([1, 2], "ab", (True, False))
print(next(z), list(z), type(z).__name__, list(zip(range(3), strict=True)))
r = reversed([1, 2, 3])
print(next(r), list(r), type(r).__name__, r.__length_hint__())
s = iter([1, 2, 3])
next(s)
print(s.__length_hint__(), type(s).__name__, type(iter(())).__name__, type(iter("")).__name__, type(iter("é€")).__name__, type(iter({})).__name__, type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter(b"")).__name__, type(iter(range(10**20))).__name__)
calls = []
c = iter(lambda: calls.append(1) or len(calls), 3)
print(list(c), list(c), type(c).__name__)


def boom():
    yield 1
    raise ValueError("in source")


for make in (lambda: list(map(str, boom())), lambda: list(zip(boom(), boom())), lambda: sum(boom()), lambda: list(enumerate(boom())), lambda: sorted(boom()), lambda: dict.fromkeys(boom()), lambda: max(boom()), lambda: ",".join(map(str, boom())), lambda: set(boom()), lambda: tuple(boom()), lambda: [*boom()], lambda: any(x > 5 for x in boom()), lambda: all(boom()), lambda: list(filter(None, boom()))):
    attempt(make)
m = map(lambda x: 10 // x, [5, 0, 2])
print(next(m))
attempt(lambda: next(m))
print(next(m), next(m, "end"))
print(list(map(None.__class__, [])), sum(map(int, "123")), max(map(len, ["a", "bbb"])), dict(map(lambda k: (k, k * 2), "ab")), list(zip(*[(1, 2), (3, 4)])), [*map(lambda *a: a, "ab", [1, 2])])
a, b = map(int, "4 2".split())
print(a, b, min(zip([2, 1], "ab")), any(map(str.isdigit, "a1")), list(reversed(range(0, 10, 3))), list(reversed("abc")), list(reversed((1, 2))), list(reversed({"x": 1}.items())))
