# _count_elements and _tuplegetter, which Counter and namedtuple are made of.
from _collections import _count_elements, _tuplegetter, OrderedDict


class Counter(dict):
    def __missing__(self, key):
        return 0


class Loud(dict):
    def __setitem__(self, key, value):
        print('set', key, value)
        dict.__setitem__(self, key, value)


c = Counter()
_count_elements(c, 'abracadabra')
_count_elements(c, ['a', 1, 1.0, True])
print(c)
loud = Loud()
_count_elements(loud, 'aab')
ordered = OrderedDict()
_count_elements(ordered, 'hello')
print(loud, ordered)
for bad in [5, [[]]]:
    try:
        _count_elements(c, bad)
    except TypeError as error:
        print(error)


class Point(tuple):
    x = _tuplegetter(0, 'first')
    y = _tuplegetter(1, 'second')


p = Point((3, 4))
print(p.x, p.y, Point.x, Point.y.__doc__, Point.x.__reduce__()[1])
for action in (lambda: setattr(p, 'x', 1), lambda: delattr(p, 'x'), lambda: Point(()).x, lambda: Point.x.__get__([])):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
