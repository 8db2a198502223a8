def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def echo():
    received = None
    while True:
        received = yield received
        if received == "stop":
            return "stopped"


g = echo()
print(next(g), g.send(1), g.send("a"), g.send(None), next(g))
try:
    g.send("stop")
except StopIteration as stop:
    print(stop.value)
attempt(lambda: g.send(1))
attempt(lambda: echo().send(5))
print(echo().send(None))


def average():
    total = count = 0
    value = None
    while True:
        value = yield (total / count if count else None)
        total += value
        count += 1


a = average()
next(a)
print([a.send(v) for v in (10, 20, 60)])


def expressions():
    x = (yield 1) + (yield 2)
    print("sum", x)
    y = [(yield 3), (yield 4)]
    print(y)
    print((yield (yield 5)))
    z = yield
    print("z", z, (yield z) if z else None)


e = expressions()
out = [next(e)]
for i in range(10, 20):
    try:
        out.append(e.send(i))
    except StopIteration:
        break
print(out)


def assign():
    d = {}
    d[(yield "key")] = yield "value"
    a, b = yield d
    return a + b


s = assign()
print(next(s), s.send("k"), s.send("v"))
try:
    s.send((1, 2))
except StopIteration as stop:
    print(stop.value)


def running():
    try:
        next(r)
    except ValueError as error:
        print(error)
    yield 1


r = running()
print(next(r))
