def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def inner():
    try:
        x = yield 1
        print("inner got", x)
        y = yield 2
        print("inner got", y)
    except ValueError as error:
        print("inner caught", error)
        yield "handled"
    finally:
        print("inner done")
    return "inner result"


def outer():
    result = yield from inner()
    print("result", result)
    yield "outer"
    return result


print(list(outer()))
g = outer()
print(next(g), g.send("a"), g.send("b"))
g = outer()
print(next(g), g.throw(ValueError("v")), next(g))
g = outer()
next(g)
attempt(lambda: g.throw(KeyError("k")))
g = outer()
next(g)
g.close()


def others():
    yield from [1, 2]
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    x = yield from ()
    print(x)
    yield from (i * i for i in range(3))


print(list(others()))


def delegates(x):
    yield from x


attempt(lambda: list(delegates(5)))
o = delegates([1, 2])
next(o)
attempt(lambda: o.send(5))


class Iter:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("value from iterator")


def use():
    print((yield from Iter()))


print(list(use()))


def chain(*its):
    for it in its:
        yield from it


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(list(chain("ab", [1], chain([2], [3]))), list(deep(20)), sum(deep(150)))


def flatten(x):
    if isinstance(x, list):
        for y in x:
            yield from flatten(y)
    else:
        yield x


print(list(flatten([1, [2, [3, [4]], 5], []])))
