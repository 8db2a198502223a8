"""The functions of heapq and bisect: results, order of comparisons and errors."""
import heapq
import bisect as bis
from heapq import *
from bisect import *


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


for n in ('heappush', 'heappop', 'heapify', 'heapreplace', 'heappushpop', '_heappop_max', '_heapify_max', '_heapreplace_max'):
    f = getattr(heapq, n)
    print(f)
    attempt(n, lambda: f())
    attempt(n, lambda: f(1, 2, 3))
    attempt(n, lambda: f('a', 1) if 'push' in n or 'replace' in n else f('a'))
    attempt(n, lambda: f(x=1))
    attempt(n, lambda: f([], 1) if 'push' in n or 'replace' in n else f([]))
    attempt(n, lambda: f((1,), 1) if 'push' in n or 'replace' in n else f((1,)))
for n in ('bisect_left', 'bisect_right', 'insort_left', 'insort_right', 'bisect', 'insort'):
    f = getattr(bis, n)
    print(f)
    for a, k in [((), {}), (([1],), {}), (([1, 2], 1), {}), (([1, 2], 1, -1), {}), (([1, 2], 1, 0, 100), {}), (([1, 2], 'a'), {}), (({1}, 1), {}), (((1,), 1), {}), (([1, 2], 1, 0, 1, 5), {}), (([1, 2],), {'x': 1}), (([1, 2],), {'y': 1}), (([3, 1], 2), {'key': lambda v: -v}), (([], 2), {'key': 5}), ((None, 1), {}), (([1, 2, 3], 2, 1, None), {}), (([1, 2, 3], 2, 'a'), {}), (([1, 2, 3], 2, None), {}), ((range(10), 5), {}), (('abc', 'b'), {}), (([1, 2, 3], 2, 1.5), {}), (({}, 1), {}), (([1, 2], 1), {'a': 1})]:
        attempt((n, a if len(a) != 2 else a, list(k)), lambda: f(*a, **k))


class Bad:

    def __lt__(s, o):
        raise ValueError('no')


attempt('b', lambda: heapify([Bad(), Bad()]))
attempt('b', lambda: bisect_left([Bad()], Bad()))


class P:

    def __init__(s, v):
        s.v = v

    def __lt__(s, o):
        return s.v < o.v

    def __repr__(s):
        return f'P{s.v}'


h = []
for v in (5, 3, 8, 1, 9, 2):
    heappush(h, P(v))
print(h, [heappop(h) for _ in range(len(h))])
print(nlargest(3, [1, 5, 2, 9]), nsmallest(2, [4, 1, 3], key=lambda x: -x), list(merge([1, 4], [2, 3])), list(merge([4, 1], [3, 2], reverse=True)), nlargest(1, []), nsmallest(10, 'hello'))
attempt('ns', lambda: nsmallest('a', [1]))
attempt('nl', lambda: nlargest(2, 5))
attempt('m', lambda: list(merge([1], ['a'])))


class L(list):
    pass


l = L([3, 1, 2])
heapify(l)
print(l, heappop(l), heappushpop(l, 0), heapreplace(l, 7), l)


class Seq:

    def __init__(s):
        s.d = [1, 3, 5]

    def __len__(s):
        return len(s.d)

    def __getitem__(s, i):
        return s.d[i]

    def insert(s, i, x):
        print('insert', i, x)
        s.d.insert(i, x)


s = Seq()
print(bis.bisect(s, 3), insort(s, 4), s.d)
h = [5, 4, 3, 2, 1]
heapq._heapify_max(h)
print(h, heapq._heappop_max(h), h, heapq._heapreplace_max(h, 0), h)


class Evil:

    def __init__(s, l):
        s.l = l

    def __lt__(s, o):
        s.l.clear()
        return True


l = []
l.extend([Evil(l) for _ in range(4)])
attempt('evil', lambda: heapify(l))
l[:] = [Evil(l) for _ in range(4)]
attempt('evil', lambda: heappop(l))
l[:] = [Evil(l) for _ in range(4)]
attempt('evil', lambda: heappush(l, Evil(l)))
import functools, operator, itertools
print(bis.bisect_left([1, 2, 3, 4], 3, lo=1, hi=3), bis.bisect_right(['a', 'bb', 'ccc'], 2, key=len), heapq.heappush.__name__, heapq.__doc__[:20])
data = [(1, 'a'), (2, 'b')]
insort(data, (1, 'z'))
print(data)
insort(data, (0, 'q'), key=lambda r: r[0])
print(data)
attempt('k', lambda: insort(data, 5, key=lambda r: r[0]))
attempt('float', lambda: heappush([1.5], None))
attempt('nan', lambda: heappushpop([1, 2], 5))
