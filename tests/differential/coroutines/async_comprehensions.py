# Asynchronous comprehensions and generator expressions, and await inside comprehensions.


class Ticker:
    def __init__(self, stop, log=None):
        self.stop = stop
        self.log = log

    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        if self.log is not None:
            self.log.append(self.i)
        if self.i >= self.stop:
            raise StopAsyncIteration
        self.i += 1
        await Pause(self.i)
        return self.i


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


def drive(coroutine):
    pauses = 0
    try:
        sent = None
        while True:
            coroutine.send(sent)
            pauses += 1
            sent = pauses * 10
    except StopIteration as stop:
        return stop.value, pauses
    except Exception as error:
        return type(error).__name__, str(error), pauses


async def numbers(n):
    for i in range(n):
        yield i
        await Pause(i)


async def double(x):
    await Pause(x)
    return 2 * x


async def lists():
    a = [x async for x in Ticker(3)]
    b = [x + y async for x in Ticker(2) for y in (10, 20)]
    c = [(x, y) for x in "ab" async for y in numbers(2)]
    d = [await double(x) for x in (1, 2, 3)]
    e = [x async for x in numbers(6) if x % 2 if await double(x)]
    return a, b, c, d, e


async def sets_and_dicts():
    s = {x % 2 async for x in numbers(5)}
    d = {x: await double(x) async for x in Ticker(3)}
    n = [[y async for y in numbers(x)] for x in range(3)]
    return sorted(s), d, n


async def generators():
    g = (x * x async for x in Ticker(4))
    print(type(g).__name__, g.__name__, hasattr(g, "__anext__"))
    total = []
    async for value in g:
        total.append(value)
    h = (await double(x) for x in (5, 6))
    print(type(h).__name__)
    async for value in h:
        total.append(value)
    inner = ((x, y) async for x in numbers(2) async for y in Ticker(x + 1))
    total.append([pair async for pair in inner])
    return total


async def closures():
    base = 100
    functions = [lambda: x + base async for x in Ticker(3)]
    return [f() for f in functions], [(lambda: y)() async for y in numbers(3)]


async def failing():
    async def broken():
        yield 1
        raise ValueError("broken generator")
    try:
        return [x async for x in broken()]
    except ValueError as error:
        return "caught " + str(error)


async def wrong_iterable():
    return [x async for x in range(2)]


async def wrong_next():
    class Bad:
        def __aiter__(self):
            return self

        def __anext__(self):
            return 5
    return [x async for x in Bad()]


async def shadowed():
    StopAsyncIteration = None
    async for x in Ticker(1):
        pass
    return x, [y async for y in Ticker(2)], StopAsyncIteration


async def order():
    log = []
    result = [log.append(("element", x)) or x async for x in Ticker(2, log) if log.append(("test", x)) or True]
    return result, log


for function in (lists, sets_and_dicts, generators, closures, failing, wrong_iterable, wrong_next, shadowed, order):
    print(function.__name__, drive(function()))
