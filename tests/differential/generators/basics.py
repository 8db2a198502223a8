def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")
    return "result"


g = count(2)
print(type(g).__name__, iter(g) is g)
print(next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value, stop.args)
attempt(lambda: next(g))
print(next(g, "default"), list(count(3)), [*count(1)], sum(count(4)), tuple(count(0)))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(15)])


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))


def no_yield():
    return 1
    yield


print(list(no_yield()))


def args(a, *b, c=1, **d):
    yield a
    yield b
    yield c
    yield d


print(list(args(1, 2, 3, c=4, e=5)))
attempt(lambda: args())
attempt(lambda: count())
print(list(zip(fib(), "abc")), dict(zip("ab", fib())), max(count(3)), 2 in fib(), g.__name__, count(1).__qualname__)
gens = [count(1) for _ in range(2)]
print([next(x) for x in gens])


def both(x):
    y = yield x
    print("got", y)
    z = yield x + 1
    print("got", z)


for v in both(10):
    print(v)
