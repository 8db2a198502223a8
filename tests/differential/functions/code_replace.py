# code.replace, and generators that await takes because types.coroutine set a flag of their code.
import types


def plain(a, b=2):
    return a + b


code = plain.__code__.replace(co_name='other', co_firstlineno=70, co_qualname='module.other')
print(code.co_name, code.co_firstlineno, code.co_qualname, code.co_argcount, code is plain.__code__)
plain.__code__ = code
print(plain(1), plain.__name__, plain.__code__ is code)
for arguments in [{'co_name': 1}, {'co_flags': 'x'}]:
    try:
        plain.__code__.replace(**arguments)
    except TypeError as e:
        print('TypeError')


@types.coroutine
def steps(n):
    for k in range(n):
        sent = yield k
        print('sent', sent)
    return n * 10


async def main():
    first = await steps(2)
    return first + await steps(1)


def generator():
    yield 1


async def wrong():
    await generator()


coroutine = main()
value = None
while True:
    try:
        value = coroutine.send(value)
        print('yielded', value)
        value = value * 100
    except StopIteration as e:
        print('returned', e.value)
        break
try:
    wrong().send(None)
except TypeError as e:
    print(e)
print(bool(steps.__code__.co_flags & 0x100), bool(generator.__code__.co_flags & 0x100))
pair = ([],)
pair[0].append(pair)
print(pair, [pair])
