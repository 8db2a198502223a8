# collections.OrderedDict, through the native module.
from _collections import OrderedDict


def attempt(tested, *args, **kwargs):
    try:
        print(tested(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


d = OrderedDict([('a', 1), ('b', 2)], c=3)
print(d, OrderedDict(), OrderedDict({'x': 1}), OrderedDict(k=1), len(d), d['b'], list(d), list(reversed(d)))
d.move_to_end('a')
print(d)
d.move_to_end('c', last=False)
print(d)
d.move_to_end('a', False)
d.move_to_end('a', False)
print(d, list(d.items()))
attempt(d.move_to_end, 'missing')
attempt(d.move_to_end)
print(d.popitem(), d.popitem(last=False), d)
d.clear()
attempt(d.popitem)
attempt(d.popitem, False)
d.update([('x', 1), ('y', 2)], z=3)
print(d.keys(), d.values(), d.items(), d.pop('y'), d.pop('q', 'none'), d.setdefault('n', 5), d.setdefault('x', 7))
attempt(d.pop, 'missing')
print(d.keys() & {'x', 'q'}, sorted(d.keys() | []), ('x', 1) in d.items(), d.keys() == {'x', 'z', 'n'}, list(reversed(d.items())), 'x' in d.keys())
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {'b': 2, 'a': 1}, {'b': 2, 'a': 1} == OrderedDict(a=1, b=2), OrderedDict(a=1) != OrderedDict(a=1), OrderedDict() == 5)
attempt(lambda: OrderedDict() < OrderedDict())
print(OrderedDict.fromkeys('abc'), OrderedDict.fromkeys('ab', 0), OrderedDict.fromkeys('a', value=[]))
print(d.copy(), d.copy() == d, type(d | {'w': 9}).__name__, d | {'w': 9}, {'w': 9} | d)
d |= {'x': 100}
d |= [('last', 1)]
print(d)
attempt(OrderedDict, 5)
attempt(OrderedDict, [1])
attempt(OrderedDict, ['a'])
attempt(OrderedDict, ['abc'])
attempt(OrderedDict, [()])
attempt(OrderedDict, [], [])
attempt(d.update, [], [])
attempt(lambda: d | 5)
attempt(hash, d)
d.label = 'attribute'
print(d.label, vars(d), d.__reduce__()[:4])
del d['x']
attempt(lambda: d['x'])
print(d)


class Recorder(OrderedDict):
    def __setitem__(self, key, value):
        print('set', key, value)
        super().__setitem__(key, value)


r = Recorder([('p', 1)], q=2)
r.update({'s': 3})
r.setdefault('t', 4)
print(r, r.copy(), type(r.copy()).__name__)


class Cache(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def __missing__(self, key):
        value = self[key] = key * key
        if len(self) > self.size:
            print('drop', self.popitem(last=False))
        return value

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value


cache = Cache(3)
print([cache[n] for n in (1, 2, 3, 1, 4, 5)], list(cache))
queue = OrderedDict.fromkeys(range(20000))
total = 0
while queue:
    key, _ = queue.popitem(last=False)
    total += key
    if key % 1000 == 7:
        queue[key + 0.5] = None
print(total, len(queue))
front = OrderedDict((i, i) for i in range(10))
for i in (5, 9, 0, 5, 3):
    front.move_to_end(i, last=False)
del front[9]
front.move_to_end(7, last=False)
front['new'] = 1
print(list(front), all(front[k] == k for k in front if k != 'new'))
d = OrderedDict(a=1)
d['self'] = d
print(d, OrderedDict.__module__, OrderedDict[str, int])
