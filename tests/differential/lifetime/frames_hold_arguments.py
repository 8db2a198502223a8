# The frame of a function that failed holds its arguments and locals, until the exception goes.
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def fails(argument):
    local = Thing("local of fails")
    raise ValueError(argument.name)


def middle(x):
    y = Thing("local of middle")
    fails(x)


try:
    middle(Thing("argument"))
except ValueError as e:
    print("caught", e)
print("gone")

saved = None
try:
    middle(Thing("argument 2"))
except ValueError as e:
    saved = e
print("saved")
saved = saved.with_traceback(None)
print("traceback dropped")


def forever(x):
    first = Thing("first")
    while True:
        x = step(x)


def step(n):
    if n == 0:
        raise KeyError(n)
    return n - 1


try:
    forever(3)
except KeyError:
    print("forever left")
print("after forever")


def endless_generator():
    held = Thing("held by the generator")
    while 1:
        yield step(0)


try:
    next(endless_generator())
except KeyError:
    print("generator failed")
print("after the generator")


def asserts(t):
    u = Thing("before the assertion")
    assert t is None, "no"


try:
    asserts(Thing("asserted"))
except AssertionError as e:
    print("assertion", e)


def reraises(t):
    try:
        fails(t)
    except ValueError:
        inside = Thing("made in the handler")
        raise


try:
    reraises(Thing("passed down"))
except ValueError as e:
    count = 0
    tb = e.__traceback__
    while tb is not None:
        count += 1
        tb = tb.tb_next
    print("entries", count)
    del tb
print("reraised gone")


def chained(t):
    try:
        fails(t)
    except ValueError as e:
        raise RuntimeError("chained") from e


try:
    chained(Thing("cause holds"))
except RuntimeError as e:
    print("caught", e, "from", e.__cause__)
    e.__cause__ = None
    e.__context__ = None
    print("cause dropped")
print("chained gone")


def handled_inside(t):
    try:
        fails(t)
    except ValueError:
        print("in the handler")
    print("behind the handler")


handled_inside(Thing("handled"))


def with_finally(t):
    try:
        fails(t)
    finally:
        print("finally")


try:
    with_finally(Thing("finally holds"))
except ValueError:
    print("left finally")


def watch():
    refs = []

    def inner():
        target = Thing("watched")
        refs.append(weakref.ref(target))
        raise IndexError

    try:
        inner()
    except IndexError:
        print("alive", refs[0]() is not None)
    print("dead", refs[0]() is None)


watch()


def method_arguments():
    class C:
        def fail(self, x, *rest, **more):
            raise OSError("method")

    try:
        C().fail(Thing("x"), Thing("rest"), more=Thing("more"))
    except OSError:
        print("method failed")
    print("method done")


method_arguments()
print("end")
