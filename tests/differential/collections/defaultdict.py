# collections.defaultdict, through the native module.
from _collections import defaultdict


def attempt(tested, *args, **kwargs):
    try:
        print(tested(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


d = defaultdict(list)
d['a'].append(1)
d['b'].append(2)
d['a'].append(3)
print(d, dict(d), d['c'], 'x' in d, d.get('x'), len(d))
print(d.default_factory is list)
counts = defaultdict(int, {'z': 5}, y=2)
for letter in 'mississippi':
    counts[letter] += 1
print(counts, sorted(counts))
plain = defaultdict()
attempt(lambda: plain['missing'])
attempt(lambda: plain[1, 2])
print(plain, plain.default_factory)
plain.default_factory = str
print(repr(plain['k']), plain)
del plain.default_factory
print(plain.default_factory)
attempt(defaultdict, 5)
attempt(defaultdict, int, 5)
attempt(defaultdict, int, {}, {})
attempt(defaultdict, None, [(1, 2)])
attempt(lambda: d[[]])
print(counts.copy(), type(counts.copy()).__name__, counts.copy() == counts, counts.__copy__().default_factory)
print(d | {'q': 1}, {'q': 1} | d, type({'q': 1} | d).__name__)
d |= {'e': 5}
print(d)
attempt(lambda: d | 5)
print(d.__missing__('made'), d['made'], counts.__reduce__()[:4], defaultdict[int, str])


def failing():
    raise ValueError('no value')


f = defaultdict(failing)
attempt(lambda: f['x'])
print(len(f))


class Tree(defaultdict):
    def __init__(self):
        super().__init__(Tree)


t = Tree()
t['a']['b']['c'] = 1
print(t['a']['b'], isinstance(t['a'], Tree), list(t))


class Loud(defaultdict):
    def __missing__(self, key):
        return f'no {key}'


print(Loud(int)['x'], len(Loud(int)))
self_made = defaultdict(None)
self_made.default_factory = self_made.get
print(defaultdict.__module__, defaultdict.__name__, type(defaultdict(int)).__mro__)
nested = defaultdict(lambda: defaultdict(int))
nested['x']['y'] += 5
print(nested['x']['y'], {k: dict(v) for k, v in nested.items()})
