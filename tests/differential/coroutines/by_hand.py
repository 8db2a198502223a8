# Coroutines driven without an event loop.
class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        received = yield self.value
        return f"received {received}"


async def child(n):
    print("child", n)
    result = await Pause(n)
    print(result)
    return n * 10


async def parent():
    total = await child(1)
    total += await child(2)
    return total


c = parent()
print(type(c).__name__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_code.co_name, c.cr_frame is not None, c.cr_origin)
print(c.send(None), c.cr_await is not None, c.cr_suspended)
print(c.send("a"))
try:
    c.send("b")
except StopIteration as stop:
    print("result", stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)
print(c.cr_frame, c.cr_await)


def run(coroutine):
    log = []
    try:
        while True:
            log.append(coroutine.send(len(log) or None))
    except StopIteration as stop:
        return log, stop.value


print(run(parent()))


async def handles():
    try:
        await Pause("p")
    except ValueError as error:
        print("caught", error)
        await Pause("q")
    finally:
        print("finally")
    return "done"


h = handles()
print(h.send(None), h.throw(ValueError("v")))
try:
    h.send(None)
except StopIteration as stop:
    print(stop.value)
h = handles()
h.send(None)
h.close()
h.close()
unstarted = handles()
unstarted.close()


async def bad():
    await 5


async def bad_list():
    return [await x for x in (1,)]


for f in (bad, bad_list):
    try:
        f().send(None)
    except TypeError as error:
        print(error)
for action in (lambda: iter(parent_c), lambda: next(parent_c), lambda: parent_c.send(1)):
    parent_c = parent()
    try:
        action()
    except TypeError as error:
        print(error)
    parent_c.close()


class BadAwait:
    def __await__(self):
        return 5


async def bad_await():
    await BadAwait()


try:
    bad_await().send(None)
except TypeError as error:
    print(error)
