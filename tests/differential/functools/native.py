# The native module _functools: partial, reduce, cmp_to_key, the wrapper of lru_cache.
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from _collections import OrderedDict
import _thread
import _weakref


def attempt(tested, *args, **kwargs):
    try:
        print(tested(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def show(*args, **kwargs):
    return args, kwargs


p = partial(show, 1, 2, x=3)
print(p(), p(4, y=5), p(x=9), p.func is show, p.args, p.keywords)
q = partial(p, 7, z=8)
print(q(6), q.func is show, q.args, q.keywords)
print(partial(max, 1, key=abs), partial(int, base=2)('101'))
attempt(partial)
attempt(partial, 5)
attempt(partial(len), 1, 2)
attempt(partial(len))
p.note = 'attribute'
print(p.note, p.__dict__, partial(p).func is p, vars(partial(len)))
print(p.__reduce__()[1:] == ((show,), (show, (1, 2), {'x': 3}, {'note': 'attribute'})))
r = partial(show)
r.__setstate__((show, (5,), {'k': 1}, None))
print(r())
attempt(r.__setstate__, 5)
attempt(lambda: setattr(r, 'args', 1))


class Sub(partial):
    extra = 1


s = Sub(len)
print(s([1, 2]), type(s).__name__, s.extra, isinstance(s, partial), partial[int])
loop = partial(print)
loop.__setstate__((loop.func, (loop,), {}, {}))
print(repr(loop).endswith(', ...)'))


class Holder:
    bound = partial(show, 'first')


print(Holder().bound('second'))

print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [], 5), reduce(lambda a, b: a + b, 'abc', 'z'))
attempt(reduce, max, [])
attempt(reduce, max, 5)
attempt(reduce, max)
attempt(reduce, lambda a: a, [1, 2])

K = cmp_to_key(lambda a, b: len(a) - len(b))
print(sorted(['ccc', 'a', 'bb'], key=K), K('x') < K('yy'), K('x') == K('z'), K('x').obj)
attempt(lambda: K(1) < 5)
attempt(hash, K('a'))
attempt(K)
attempt(cmp_to_key)
attempt(cmp_to_key, 1, 2)

calls = []


def square(n, power=2):
    calls.append(n)
    return n ** power


def info(*values):
    return values


cached = _lru_cache_wrapper(square, 2, False, info)
print([cached(n) for n in (1, 2, 1, 3, 2, 1)], calls, cached.cache_info())
print(cached(2, power=3), cached(2, power=3), cached(2.0), cached.cache_info())
cached.cache_clear()
print(cached.cache_info())
attempt(cached, [])
attempt(cached)
endless = _lru_cache_wrapper(square, None, True, info)
print(endless(2), endless(2.0), endless(2), endless.cache_info())
never = _lru_cache_wrapper(square, 0, False, info)
print(never(3), never(3), never.cache_info())
print(_lru_cache_wrapper(square, -5, False, info).cache_info())
attempt(_lru_cache_wrapper, square, 'a', False, info)
attempt(_lru_cache_wrapper, 5, 1, False, info)


class Counter:
    def __init__(self):
        self.calls = 0

    def method(self, x):
        self.calls += 1
        return x + self.calls

    method = _lru_cache_wrapper(method, 10, False, info)


c = Counter()
print(c.method(1), c.method(1), c.method(2), c.calls, Counter.method.cache_info(), Counter.method is Counter.__dict__['method'])


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


fib = _lru_cache_wrapper(fib, 128, False, info)
fib.label = 'fast'
print(fib(90), fib.cache_info(), fib.label, fib.__dict__)

# Locks of the only thread, weak proxies.
lock = _thread.allocate_lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01), lock.release(), lock.locked())
with lock as held:
    print(held, lock.locked())
attempt(lock.release)
attempt(lock.acquire, False, 1)
attempt(lock.acquire, True, -2)
rlock = _thread.RLock()
with rlock:
    with rlock:
        print(rlock._is_owned(), repr(rlock)[:22])
attempt(rlock.release)
attempt(_thread.start_new_thread, print, 5)
local = _thread._local()
local.x = 1
print(local.x, local.__dict__)
attempt(lambda: local.missing)
attempt(_thread._local, 1)


class Target(list):
    def method(self):
        return len(self)


target = Target([3, 1, 2])
gone = []
proxy = _weakref.proxy(target)
watched = _weakref.proxy(target, gone.append)
print(proxy, len(proxy), proxy[0], 3 in proxy, sorted(proxy), proxy.method(), bool(proxy), proxy == [3, 1, 2], proxy + [4], [*proxy])
proxy.append(5)
proxy.color = 'red'
proxy[0] = 9
del proxy[1]
print(target, target.color, _weakref.proxy(target) is proxy, type(proxy), _weakref.getweakrefcount(target))
attempt(hash, proxy)
attempt(next, proxy)
attempt(_weakref.proxy, 5)
function_proxy = _weakref.proxy(square)
print(type(function_proxy).__name__, function_proxy(3))
del target
print(len(gone))
attempt(len, proxy)
attempt(lambda: proxy.color)
attempt(str, proxy)
dead = {'a': None}
value = Target()
dead['a'] = _weakref.ref(value)
_weakref._remove_dead_weakref(dead, 'a')
print(len(dead))
del value
_weakref._remove_dead_weakref(dead, 'a')
_weakref._remove_dead_weakref(dead, 'a')
print(dead)
attempt(_weakref._remove_dead_weakref, {'b': 1}, 'b')
