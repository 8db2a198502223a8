# Functions that are generators because of a yield that never runs.


def empty():
    while False:
        yield None


def after_return(x):
    return x
    yield x


def in_if():
    if 0:
        yield 1
    yield 2
    return 3
    yield from in_if()


class Iterable:
    def __iter__(self):
        while False:
            yield None


async def never():
    return
    yield


print(list(empty()), list(Iterable()), list(in_if()))
try:
    next(after_return("value"))
except StopIteration as stop:
    print(stop.value)


async def consume():
    return [x async for x in never()]


try:
    consume().send(None)
except StopIteration as stop:
    print(stop.value)
