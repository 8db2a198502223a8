"""Counters, deques, ordered and chained dicts, named tuples and the abstract classes."""
from collections import *
import collections, copy, collections.abc as abc


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


c = Counter('abracadabra')
print(c, c.most_common(2), c['z'], sorted(c.elements())[:4], c.total(), c + Counter('ab'), c - Counter('aaaaaab'), c & Counter('aab'), c | Counter('zz'), +Counter(a=-1, b=2), -Counter(a=-1), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2))
c.update('aa')
c.subtract(b=5)
print(c)
attempt('c', lambda: Counter(5))
attempt('c', lambda: Counter(1, 2))
attempt('c', lambda: Counter.fromkeys('a'))
attempt('c', lambda: c + 5)
attempt('c', lambda: c.update(1, 2))
attempt('c', lambda: Counter(a=1) < 5)
del c['nope']
attempt('c', lambda: c.pop('nope'))
attempt('c', lambda: c.most_common('a'))
d = deque([1, 2, 3], maxlen=3)
d.append(4)
print(d, d.maxlen, d[0], d[-1])
d.appendleft(0)
d.rotate(1)
print(d, d.index(2), d.count(2), 2 in d, list(reversed(d)), d.copy(), d == deque([3, 0, 2]))
attempt('d', lambda: deque().pop())
attempt('d', lambda: deque().popleft())
attempt('d', lambda: d[10])
attempt('d', lambda: d.remove(99))
attempt('d', lambda: d.index(99))
attempt('d', lambda: d.insert(0, 1))
attempt('d', lambda: deque(5))
attempt('d', lambda: deque([], -1))
attempt('d', lambda: deque([], 'a'))
attempt('d', lambda: d + [1])
attempt('d', lambda: d * 2)
attempt('d', lambda: d['a'])
attempt('d', lambda: hash(d))
attempt('d', lambda: d < 5)
attempt('d', lambda: d.rotate('a'))
attempt('d', lambda: d.extend(5))
attempt('d', lambda: d[0:2])
attempt('d', lambda: setattr(d, 'maxlen', 4))
attempt('d', lambda: d.foo)
attempt('d', lambda: d.append())
attempt('d', lambda: d.append(1, 2))
dd = defaultdict(list)
dd['a'].append(1)
print(dd, dd.default_factory, dd.get('z'), len(dd))
attempt('dd', lambda: defaultdict(5))
attempt('dd', lambda: defaultdict(None)['x'])
attempt('dd', lambda: defaultdict(int, {'a': 1}) | {'b': 2})
attempt('dd', lambda: defaultdict())
attempt('dd', lambda: dd.foo)
print(copy.copy(dd), dd.copy(), defaultdict(lambda: 0)['q'])
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
print(o, o.popitem(), o.popitem(last=False), o, list(reversed(OrderedDict(a=1, b=2))), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {'a': 1}, OrderedDict(a=1) | {'z': 2})
attempt('o', lambda: o.move_to_end('zz'))
attempt('o', lambda: OrderedDict().popitem())
attempt('o', lambda: OrderedDict(5))
attempt('o', lambda: o['zz'])
attempt('o', lambda: o.foo)
attempt('o', lambda: OrderedDict([1]))
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(cm, cm['a'], cm['b'], dict(cm), cm.new_child({'c': 4}), cm.parents, len(cm), list(cm), cm.get('q'))
cm['b'] = 9
print(cm.maps)
attempt('cm', lambda: cm['zz'])
attempt('cm', lambda: cm.pop('q'))
attempt('cm', lambda: ChainMap({}, {'a': 1}).pop('a'))
attempt('cm', lambda: ChainMap().popitem())


def dl():
    del cm['nope']


attempt('cm', dl)
P = namedtuple('P', 'x y', defaults=[0])
p = P(1)
print(p, p._asdict(), p._replace(x=5), P._make([1, 2]), P._fields, P._field_defaults, p == (1, 0), hash(p) == hash((1, 0)), P.__doc__, P.x.__doc__)
attempt('p', lambda: P())
attempt('p', lambda: P(1, 2, 3))
attempt('p', lambda: p._replace(z=1))
attempt('p', lambda: P._make([1]))
attempt('p', lambda: setattr(p, 'x', 1))
attempt('p', lambda: p.foo)
attempt('p', lambda: namedtuple('1a', 'x'))
attempt('p', lambda: namedtuple('A', 'x x'))
attempt('p', lambda: namedtuple('A', 'class'))
attempt('p', lambda: namedtuple('A', '_x'))
attempt('p', lambda: namedtuple('A', 'x', defaults=[1, 2]))
attempt('p', lambda: namedtuple('A', 'x y class', rename=True)._fields)
attempt('p', lambda: P(x=1, z=2))
attempt('p', lambda: p + 1)
attempt('p', lambda: p < 5)


class UD(UserDict):
    pass


u = UD(a=1)
u['b'] = 2
print(u, u.data, 'a' in u, {**u}, u | {'c': 3})
attempt('u', lambda: u['z'])
ul = UserList([3, 1, 2])
ul.sort()
print(ul, ul[0:2], ul + [5], ul * 2)
attempt('ul', lambda: ul[10])
us = UserString('abc')
print(us, us.upper(), us + 'd', us[1], len(us))
attempt('us', lambda: us + 1)
attempt('abc', lambda: abc.Sized())
attempt('abc', lambda: type('S', (abc.Sequence,), {})())
print(isinstance([], abc.MutableSequence), isinstance({}, abc.Mapping), isinstance(deque(), abc.MutableSequence), issubclass(Counter, dict), isinstance(dict().keys(), abc.KeysView))


class LazySet(abc.Set):

    def __init__(s, i):
        s.i = list(i)

    def __contains__(s, x):
        return x in s.i

    def __iter__(s):
        return iter(s.i)

    def __len__(s):
        return len(s.i)

    def __repr__(s):
        return f'LS{sorted(s.i)}'


print(LazySet('ab') & LazySet('bc'), LazySet('ab') | LazySet('c'), LazySet('ab') <= LazySet('abc'), LazySet('ab') - LazySet('a'), LazySet('ab') ^ LazySet('bc'), LazySet('ab').isdisjoint('cd'))
attempt('ls', lambda: LazySet('a') < 5)
attempt('imp', lambda: collections.Mapping)
