# sys.set_asyncgen_hooks: told of async generators that start, and of those that die unfinished.
import sys


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def numbers(name):
    try:
        for i in range(3):
            yield i
    finally:
        print("closing", name)


started = []


def first(generator):
    started.append(generator.__name__)
    print("first", generator.__name__, type(generator).__name__)


def last(generator):
    print("finalizer", generator.__name__)
    run(generator.aclose())


print(sys.get_asyncgen_hooks() == (None, None), type(sys.get_asyncgen_hooks()).__name__)
sys.set_asyncgen_hooks(first, last)
hooks = sys.get_asyncgen_hooks()
print(hooks.firstiter is first, hooks.finalizer is last, len(hooks))


async def partial():
    g = numbers("partial")
    print(await g.__anext__())
    print(await g.asend(None))
    del g
    print("after del")


async def complete():
    return [x async for x in numbers("complete")]


async def closed():
    g = numbers("closed")
    await g.__anext__()
    await g.aclose()
    print("closed by hand")


run(partial())
print(run(complete()))
run(closed())
never = numbers("never")
del never
print(started)
sys.set_asyncgen_hooks(firstiter=None)
print(sys.get_asyncgen_hooks().firstiter, sys.get_asyncgen_hooks().finalizer is last)
run(partial())
sys.set_asyncgen_hooks(None, None)
run(partial())
for bad in ({"firstiter": 1}, {"finalizer": "x"}):
    try:
        sys.set_asyncgen_hooks(**bad)
    except TypeError as error:
        print(error)
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(2)
print(sys.get_coroutine_origin_tracking_depth())
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(error)
sys.set_coroutine_origin_tracking_depth(0)
