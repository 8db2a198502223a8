def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for make in (list, tuple, str, bytes):
    a, b = ("ab", "c") if make is str else (b"ab", b"c") if make is bytes else (make([1, 2]), make([3]))
    print(a + b, a * 2, 2 * a, a * 0, a * -1, a[1:] + a[:1], a == a[:], a < a + b, len(a * 3), a.__class__.__name__, a.index(a[1:2] if make in (str, bytes) else a[1]), a.count(a[:1] if make in (str, bytes) else a[0]))
    attempt(lambda: a + 1)
    attempt(lambda: a * "x")
    attempt(lambda: a * 1.0)
    attempt(lambda: a[None])
    attempt(lambda: a["x"])
    attempt(lambda: a[10])
    attempt(lambda: a.index(99) if make is not bytes else a.index(b"zz"))
    attempt(lambda: a - b)
    attempt(lambda: a < 5)
    attempt(lambda: make(7) if make is not bytes and make is not str else None)
for x in ([1], (1,), "a", b"a", {1}, {1: 1}, range(1), frozenset([1])):
    for y in ([1], (1,), "a", b"a", {1}, {1: 1}, range(1), frozenset([1])):
        print(int(x == y), end="")
    print()
for x in ([1], (1,), "a", {1}, {1: 1}, range(1), None, 1, 1.5):
    for y in ([1], "a", None, 1):
        try:
            x < y
            print("ok", end=" ")
        except TypeError as error:
            print(str(error)[33:], end="; ")
    print()
