def g():
    a = 1
    b = "text"
    c = [1, 2]
    yield a
    a += 1
    c.append(a)
    yield b * a
    for i, (j, k) in enumerate([(1, 2), (3, 4)]):
        yield i, j, k, c
    try:
        yield a / 0
    except ZeroDivisionError as error:
        yield str(error)
    with_default = (lambda q=a: q + a)
    yield with_default()
    del b
    try:
        yield b
    except UnboundLocalError as error:
        yield str(error)
    n = 0
    while n < 2:
        n += 1
        m = yield n
        if m:
            n += m
    yield "n", n


print(list(g()))
x = g()
print(x.gi_running, x.gi_frame is not None, x.gi_yieldfrom)
for _ in x:
    pass
print(x.gi_frame, x.gi_running)


def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for it in its[:]:
            try:
                yield next(it)
            except StopIteration:
                its.remove(it)


print(list(interleave("abc", range(2), [None])))


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 1


p = primes()
print([next(p) for _ in range(20)])


def coroutine_like():
    log = []
    try:
        while True:
            log.append((yield len(log)))
    finally:
        print("log", log)


c = coroutine_like()
next(c)
print(c.send("a"), c.send("b"))
c.close()
big = sum(i for i in range(100000))
print(big, sum(1 for _ in zip(range(1000), primes())))
