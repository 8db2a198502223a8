# collections.deque, through the native module.
from _collections import deque
import weakref


def attempt(tested, *args, **kwargs):
    try:
        print(tested(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


d = deque('abc')
d.append('d')
d.appendleft('z')
print(d, len(d), d[0], d[-1], d[2], d.maxlen, list(reversed(d)), 'c' in d, 'q' in d)
print(d.pop(), d.popleft(), d)
d.extend(range(3))
d.extendleft('xy')
print(d, d.count('x'), d.index('b'), d.index(1, 2), d.index(0, -4, 9))
d.rotate(2)
print(d)
d.rotate(-3)
print(d)
d.rotate()
print(d)
d.reverse()
print(d)
d.insert(2, 'new')
d.insert(-1, 'last')
d.insert(100, 'end')
d.insert(-100, 'start')
print(d)
d.remove('new')
del d[0], d[-1]
d[1] = 'one'
d[-1] = 'minus'
print(d, d.copy() == d, d.copy() is d)
attempt(d.remove, 'missing')
attempt(d.index, 'missing')
attempt(d.index, 'one', 5)
attempt(d.index, 'one', None)
attempt(lambda: d[50])
attempt(lambda: d['a'])
attempt(lambda: d[1:2])
attempt(d.rotate, 'a')
attempt(d.insert, 'a', 1)
attempt(d.insert, 1)
attempt(deque().pop)
attempt(deque().popleft)
attempt(deque, 5)
attempt(deque, [], 'a')
attempt(deque, [], -1)
attempt(deque, [], 1, 2)
attempt(deque, [], size=3)
attempt(hash, deque())
attempt(lambda: deque([1]) + [2])
attempt(lambda: deque([1]) * 'a')
attempt(lambda: deque() < 5)
b = deque([1, 2, 3, 4, 5], maxlen=3)
print(b, b.maxlen, deque(maxlen=0), deque([1], None), deque(iterable=(1, 2), maxlen=2))
b.append(6)
b.appendleft(0)
print(b)
b.extend([7, 8, 9, 10])
print(b)
attempt(b.insert, 0, 1)
print(b * 2, b + deque('ab'), 2 * deque([1, 2]), deque([1]) * 0, deque([1]) * -3)
b *= 3
b += (1, 2)
print(b, b.copy())
print(deque([1, 2]) == deque([1, 2]), deque([1]) != deque([1]), deque([1, 2]) < deque([1, 3]), deque([1, 2]) >= deque([1]), deque() <= deque(), deque([1]) > deque([1, 1]), deque([1]) == [1])
c = deque([1])
c.append(c)
print(c)
try:
    for item in c:
        c.append(1)
except RuntimeError as error:
    print(error)
it = iter(deque('pqr'))
print(next(it), it.__length_hint__(), list(it), it.__length_hint__())


class Evil:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.append(1)
        return False


e = deque()
e.append(Evil(e))
attempt(e.count, 5)
attempt(e.index, 5)
attempt(e.remove, 5)
attempt(lambda: 5 in e)


class Named(deque):
    def __init__(self, items=(), maxlen=None, name='n'):
        super().__init__(items, maxlen)
        self.name = name


n = Named([1, 2], 5, 'first')
print(n, n.name, n.copy(), type(n.copy()).__name__, n == deque([1, 2]), isinstance(n, deque))
print(deque.__name__, deque.__module__, deque[int], deque('ab').__reduce__()[:3], n.__reduce__()[1:3])
r = weakref.ref(n)
print(r() is n)
del n
print(r())
big = deque()
for i in range(1000):
    big.append(i)
    if i % 3 == 0:
        big.popleft()
print(len(big), sum(big), big[0], big[-1], big[300])
big.clear()
print(big, bool(big), bool(deque([0])))
match deque([1, 2, 3]):
    case [first, *rest]:
        print(first, rest)
d = deque([1, 2])
d.extend(d)
d.extendleft(d)
d += d
print(d)
