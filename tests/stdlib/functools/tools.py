"""Caches, partial functions, dispatch and ordering, with their errors."""
import functools as ft, operator as op
from functools import *


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


attempt('reduce', lambda: reduce(op.add, []))
attempt('reduce', lambda: reduce(op.add, 5))
attempt('reduce', lambda: reduce(op.add, [1, 2, 3], 10))
attempt('reduce', lambda: reduce())
attempt('reduce', lambda: reduce(op.add, [1, 'a']))
attempt('p', lambda: partial())
attempt('p', lambda: partial(5))
p = partial(int, base=2)
print(p, p('101'), p.func, p.args, p.keywords, partial(print, 1, sep='-'))
attempt('p', lambda: p('x'))


@lru_cache(maxsize=2)
def sq(x):
    return x * x


print([sq(i) for i in (1, 2, 1, 3, 1, 2)], sq.cache_info(), sq.cache_parameters(), sq.__wrapped__(4), sq.__name__)
sq.cache_clear()
print(sq.cache_info())
attempt('unh', lambda: sq([]))
attempt('lc', lambda: lru_cache('a')(len))
attempt('lc', lambda: lru_cache(5)(6))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@total_ordering
class V:

    def __init__(s, v):
        s.v = v

    def __eq__(s, o):
        return s.v == o.v if isinstance(o, V) else NotImplemented

    def __lt__(s, o):
        return s.v < o.v if isinstance(o, V) else NotImplemented


print(V(1) <= V(2), V(1) > V(2), V(2) >= V(2))
attempt('to', lambda: V(1) >= 5)
attempt('to', lambda: total_ordering(type('X', (), {})))


@singledispatch
def show(x):
    return 'obj'


@show.register
def _(x: int):
    return 'int'


@show.register(list)
def _(x):
    return 'list'


@show.register(type(None))
def _(x):
    return 'none'


print(show(1), show([]), show('a'), show(None), show(True), show.registry.keys(), show.dispatch(bool).__name__)
attempt('sd', lambda: show())
attempt('sd', lambda: show.register(5))


class M:

    @singledispatchmethod
    def f(self, x):
        return 'base'

    @f.register
    def _(self, x: str):
        return 'str'

    @cached_property
    def cp(self):
        print('computing')
        return 42

    def gen(self, a, b=2):
        return a + b
    pm = partialmethod(gen, 10)


m = M()
print(m.f(1), m.f('s'), m.cp, m.cp, m.__dict__, m.pm(), m.pm(b=5))
del m.cp
print(m.cp)
attempt('pm', lambda: m.pm(1, 2, 3))
attempt('pm', lambda: partialmethod(5))
attempt('cp', lambda: type('S', (), {'__slots__': (), 'x': cached_property(lambda s: 1)})().x)


def deco(f):

    @wraps(f)
    def w(*a, **k):
        """wrapper doc"""
        return f(*a, **k)
    return w


@deco
def orig(x: int) -> str:
    """orig doc"""
    return str(x)


print(orig.__name__, orig.__doc__, orig.__wrapped__, orig.__annotations__, orig.__module__) if False else print(orig.__name__, orig.__doc__, orig.__annotations__, orig.__module__)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
k = cmp_to_key(lambda a, b: a - b)
attempt('k', lambda: k(1) < 5)
attempt('k', lambda: hash(k(1)))
attempt('k', lambda: cmp_to_key())
attempt('k', lambda: k(1) < k('a'))
print(k(3) == k(3), k(1).obj)
print(WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)
