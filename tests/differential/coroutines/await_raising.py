# An awaited coroutine that raises after it was suspended: the exception passes every level once.
import types


@types.coroutine
def pause(value):
    return (yield value)


async def inner(error):
    got = await pause('paused')
    if got == 'return':
        return 'fine'
    raise error


async def middle(error):
    try:
        return await inner(error)
    finally:
        print('middle left')


async def outer(error):
    try:
        return await middle(error)
    except Exception as e:
        return f'caught {e!r}'


def run(coroutine, answers):
    try:
        answer = None
        for next_answer in answers:
            print('got', coroutine.send(answer))
            answer = next_answer
        coroutine.send(answer)
    except StopIteration as e:
        print('returned', e.value)
    except BaseException as e:
        print('raised', repr(e))


for error in [ValueError(1), StopAsyncIteration(2), KeyError('k')]:
    run(outer(error), ['raise'])
    run(middle(error), ['raise'])
run(outer(None), ['return'])


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        await pause(self.n)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def loop():
    async for i in Countdown(2):
        print('item', i)
    else:
        print('else')
    return 'end'


run(loop(), [None, None, None])
coroutine = outer(ValueError('late'))
coroutine.send(None)
try:
    coroutine.throw(TypeError('thrown'))
except StopIteration as e:
    print(e.value)
