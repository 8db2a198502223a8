class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(coroutine):
    log = []
    try:
        while True:
            log.append(coroutine.send(None))
    except StopIteration as stop:
        return log, stop.value


async def numbers(n):
    try:
        for i in range(n):
            await Pause(f"before {i}")
            got = yield i
            if got:
                print("got", got)
    finally:
        print("numbers closed")


async def loop():
    out = []
    async for i in numbers(3):
        out.append(i)
    else:
        out.append("else")
    return out


async def comprehension():
    return [i * 2 async for i in numbers(2) if i], {i async for i in numbers(2)}, {i: await double(i) async for i in numbers(1)}, [x async for x in (y async for y in numbers(2))]


async def double(x):
    return x * 2


async def by_hand():
    g = numbers(5)
    print(type(g).__name__, g.ag_running, g.ag_suspended, g.ag_await, g.ag_code.co_name, g.ag_frame is not None)
    first = await g.asend(None)
    second = await g.asend("hello")
    await g.aclose()
    try:
        await g.asend(None)
    except StopAsyncIteration as stop:
        print("stopped", stop.args)
    return first, second, [i async for i in g]


async def throwing():
    g = numbers(2)
    await g.__anext__()
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as error:
        return str(error)


for f in (loop, comprehension, by_hand, throwing):
    print(f.__name__, run(f()))


class Manager:
    async def __aenter__(self):
        await Pause("entering")
        return "managed"

    async def __aexit__(self, kind, error, tb):
        await Pause("leaving")
        print("exit", kind and kind.__name__)
        return kind is ValueError


async def managed():
    async with Manager() as m, Manager():
        print(m)
    async with Manager():
        raise ValueError("swallowed")
    return "after"


print(run(managed()))


class Counter:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        return self.n


async def count():
    return [n async for n in Counter()], await anext(Counter()), await anext(numbers(0), "default"), aiter(Counter()).n


print(run(count()))


async def wrong():
    async for x in [1]:
        pass


async def wrong_with():
    async with 5:
        pass


for f in (wrong, wrong_with):
    try:
        run(f())
    except TypeError as error:
        print(error)
