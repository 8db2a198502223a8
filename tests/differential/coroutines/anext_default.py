"""anext() with a default awaits coroutines that suspend in the middle."""


class Pause:
    def __await__(self):
        received = yield "paused"
        return received


class Counter:
    def __init__(self, stop):
        self.at = 0
        self.stop = stop

    def __aiter__(self):
        return self

    async def __anext__(self):
        await Pause()
        self.at += 1
        if self.at > self.stop:
            raise StopAsyncIteration
        return self.at


async def generator():
    for n in range(2):
        await Pause()
        yield n


def drive(coroutine):
    steps = 0
    try:
        while True:
            coroutine.send(None)
            steps += 1
    except StopIteration as stop:
        return steps, stop.value


async def main():
    counter, gen = Counter(1), generator()
    print([await anext(counter, "none") for _ in range(3)])
    print([await anext(gen, "none") for _ in range(4)])
    print(await anext(Counter(0), None), await anext(Counter(5)))
    try:
        await anext(Counter(0))
    except StopAsyncIteration as stop:
        print("stopped", stop.args)
    return "done"


print(drive(main()))
waiting = anext(Counter(1), 0).__await__()
print(next(waiting), waiting.close())
