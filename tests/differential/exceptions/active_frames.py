# sys._getframe: the functions that run now, their lines, names and modules.
import sys


def here():
    return sys._getframe(1).f_lineno


def line_and_name(depth=0):
    frame = sys._getframe(depth + 1)
    return frame.f_lineno, frame.f_code.co_name


def outer():
    first = line_and_name()
    second = (
        line_and_name(),
        line_and_name(1),
    )
    return first, second


print(here())
print(outer())


def chain(n):
    if n == 0:
        frame = sys._getframe()
        names = []
        while frame is not None:
            names.append((frame.f_code.co_name, frame.f_lineno))
            frame = frame.f_back
        return names
    return chain(n - 1)


print(chain(3))


class Box:
    where = line_and_name()

    def method(self):
        return line_and_name()

    @property
    def prop(self):
        return line_and_name()

    def __add__(self, other):
        return sys._getframe(1).f_lineno

    def __enter__(self):
        self.line = sys._getframe(1).f_lineno
        return self

    def __exit__(self, *exc):
        self.exit_line = sys._getframe(1).f_lineno


box = Box()
print(Box.where, box.method(), box.prop, box + 1)
with box:
    pass
print(box.line, box.exit_line)


def generate():
    yield here()
    yield (
        here()
    )
    yield [here() for _ in range(2)]


for value in generate():
    print(value)
print(list(map(lambda x: here(), range(2))), sorted([2, 1], key=lambda x: print(here()) or x))


def called(f, *args, **kwargs):
    return f(*args, **kwargs)


print(called(line_and_name), called(line_and_name, depth=1))
print(sys._getframe().f_globals is globals(), sys._getframe().f_code.co_name, sys._getframe().f_back)
print(sys._getframemodulename(), sys._getframemodulename(0), sys._getframemodulename(depth=50))
for bad in (100, "x"):
    try:
        sys._getframe(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def recurse(n):
    if n:
        return recurse(n - 1)
    frame = sys._getframe()
    count = 0
    while frame:
        count += 1
        frame = frame.f_back
    return count


print(recurse(200))


async def coroutine():
    return here()


try:
    coroutine().send(None)
except StopIteration as stop:
    print(stop.value)
total = 0
for i in range(3):
    total += here() - sys._getframe().f_lineno
print(total)
