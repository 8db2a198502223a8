"""Futures, tasks and what waits for them: results, errors, tracebacks."""
import asyncio, inspect


def attempt(label, f):
    try:
        print(label, repr(f()))
    except BaseException as e:
        print(label, type(e).__name__, e, e.args)


async def at(label, c):
    try:
        print(label, repr(await c))
    except BaseException as e:
        print(label, type(e).__name__, e)


print(asyncio.Future, asyncio.Task, asyncio.Future.__module__)
attempt('noloop', asyncio.get_running_loop)
attempt('cur', asyncio.current_task)
attempt('run', lambda: asyncio.run(5))
attempt('f', lambda: asyncio.Future(1))
attempt('f', lambda: asyncio.Future(foo=1))
attempt('t', lambda: asyncio.Task())
attempt('gather', lambda: asyncio.wait_for(1))


async def add(a, b):
    await asyncio.sleep(0)
    return a + b


async def boom():
    raise ValueError('boom')


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f, type(f))
    attempt('res', f.result)
    attempt('exc', f.exception)
    f.set_result(5)
    print(f, f.done(), f.cancelled(), f.result(), f.exception())
    attempt('again', lambda: f.set_result(6))
    attempt('again', lambda: f.set_exception(ValueError()))
    print(f.cancel())
    g = loop.create_future()
    attempt('bad', lambda: g.set_exception(5))
    attempt('bad', lambda: g.set_exception(StopIteration()))
    attempt('badcls', lambda: g.set_exception(int))
    g.set_exception(KeyError)
    print(g)
    attempt('ge', g.result)
    print(repr(g.exception()))
    h = loop.create_future()
    print(h.cancel('why'), h, h.cancelled())
    attempt('c', h.result)
    attempt('c', h.exception)
    attempt('c', lambda: h.set_result(1))
    attempt('attr', lambda: h.foo)
    h.foo = 3
    print(h.foo)
    attempt('op', lambda: h + 1)
    attempt('cmp', lambda: h < 1)
    attempt('it', lambda: list(h))
    attempt('mod', lambda: setattr(asyncio.Future, 'foo', 1))
    attempt('args', lambda: f.result(1))
    task = asyncio.create_task(add(1, 2), name='adder')
    print(task.get_name(), task.done())
    attempt('tres', task.result)
    attempt('tset', lambda: task.set_result(1))
    attempt('tsetx', lambda: task.set_exception(1))
    print(await task, task.done(), task.result())
    attempt('tn', lambda: asyncio.create_task(5))
    print(task.get_coro().__name__, task.cancelling(), task.uncancel())
    await at('boom', asyncio.create_task(boom()))
    await at('boom', boom())
    await at('gather', asyncio.gather(add(1, 2), add(3, 4)))
    await at('gather2', asyncio.gather(add(1, 2), boom(), return_exceptions=True))
    await at('gather3', asyncio.gather(boom(), add(1, 2)))
    await at('wf', asyncio.wait_for(asyncio.sleep(10), 0.01))
    await at('wf', asyncio.wait_for(add(1, 1), None))
    await at('wait', asyncio.wait([]))
    await at('wait', asyncio.wait([add(1, 2)]))
    x = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    print(x.cancel('stop'), x.cancelling())
    await at('cancelled', x)
    print(x.cancelled(), x.done())
    await at('await int', asyncio.ensure_future(add(1, 1)))
    attempt('ens', lambda: asyncio.ensure_future(5))

    async def bad():
        await 5
    await at('bad await', bad())

    class Y:

        def __await__(s):
            yield 5

    async def yy():
        await Y()
    await at('bad yield', asyncio.create_task(yy()))

    class YF:

        def __await__(s):
            yield asyncio.get_running_loop().create_future()

    async def yf():
        await YF()
    try:
        await asyncio.create_task(yf(), name='YF')
    except RuntimeError as e:
        print(str(e)[:60])
    async with asyncio.timeout(1):
        pass
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(1)
    except TimeoutError as e:
        print('timeout', repr(e))
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(add(1, 2))
            b = tg.create_task(boom())
    except* ValueError as eg:
        print(eg.exceptions, eg)
    q = asyncio.Queue(2)
    print(q)
    q.put_nowait(1)
    q.put_nowait(2)
    attempt('full', lambda: q.put_nowait(3))
    print(q.get_nowait(), await q.get(), q.empty())
    attempt('empty', q.get_nowait)
    q.task_done()
    q.task_done()
    attempt('td', q.task_done)
    l = asyncio.Lock()
    print(l.locked())
    attempt('rel', l.release)
    await l.acquire()
    print(l.locked())
    l.release()
    s = asyncio.Semaphore(1)
    await s.acquire()
    print(s.locked())
    s.release()
    attempt('sv', lambda: asyncio.Semaphore(-1))
    bs = asyncio.BoundedSemaphore(1)
    attempt('bs', bs.release)
    ev = asyncio.Event()
    ev.set()
    print(ev.is_set(), await ev.wait())
    c = asyncio.Condition()
    attempt('cn', c.notify)
    b = asyncio.Barrier(1)
    print(await b.wait())
    for fut in asyncio.as_completed([add(1, 2), add(3, 4)]):
        print(await fut)

    def cb(fut):
        print('cb', fut.result())
    f = loop.create_future()
    f.add_done_callback(cb)
    print(f.remove_done_callback(cb), f.remove_done_callback(cb))
    f.add_done_callback(cb)
    f.set_result('v')
    await asyncio.sleep(0)
    loop.call_soon(print, 'soon')
    loop.call_later(0.001, print, 'later')
    await asyncio.sleep(0.02)
    sh = asyncio.shield(add(5, 5))
    print(await sh)
    print(asyncio.iscoroutine(boom), asyncio.iscoroutinefunction(boom), asyncio.isfuture(f), asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    attempt('nested', lambda: asyncio.run(add(1, 1)))
    return 'end'


print(asyncio.run(main()))
attempt('after', lambda: asyncio.run(boom()))


def tb(c):
    try:
        asyncio.run(c)
    except Exception as e:
        x = e.__traceback__
        while x:
            print(x.tb_frame.f_code.co_name, end=' ')
            x = x.tb_next
        print()


async def d():
    await asyncio.create_task(boom())


tb(boom())
tb(d())


async def dd():
    await asyncio.gather(boom())


tb(dd())


async def d3():
    async with asyncio.timeout(5):
        await asyncio.wait_for(boom(), 1)


tb(d3())


async def d4():
    f = asyncio.get_running_loop().create_future()
    f.set_exception(ValueError('x'))
    await f


tb(d4())
