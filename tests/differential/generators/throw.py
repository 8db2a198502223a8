def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def g():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as error:
            print("caught", repr(error))
            yield "recovered"
        finally:
            print("finally")


a = g()
print(next(a))
print(a.throw(ValueError("one")))
print(a.send("ignored"))
print(a.throw(ValueError))
attempt(lambda: a.throw(KeyError("two")))
attempt(lambda: next(a))
attempt(lambda: a.throw(RuntimeError("finished")))


def fresh():
    yield 1


attempt(lambda: fresh().throw(ValueError("at start")))
attempt(lambda: fresh().throw(5))
attempt(lambda: fresh().throw(int))
attempt(lambda: fresh().throw(ValueError, "with text"))


def replaces():
    try:
        yield
    except ValueError as error:
        raise KeyError("replaced") from error


r = replaces()
next(r)
try:
    r.throw(ValueError("original"))
except KeyError as error:
    print(repr(error), repr(error.__cause__))


def returns():
    try:
        yield 1
    except Exception:
        return "value"


r = returns()
next(r)
try:
    r.throw(ValueError)
except StopIteration as stop:
    print(stop.value)


def raises_stop():
    yield 1
    raise StopIteration("inner")


s = raises_stop()
next(s)
try:
    next(s)
except RuntimeError as error:
    print(error, repr(error.__cause__))


def inner_next():
    yield next(iter([]))


attempt(lambda: list(inner_next()))
