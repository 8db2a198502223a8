"""All functions of operator with many kinds of operands."""
import operator as o


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


fs = {n: getattr(o, n) for n in dir(o) if not n.startswith('_') and callable(getattr(o, n))}
vals = [(3, 2), (3, 0), ('a', 2), ([1, 2], 0), ({'a': 1}, 'a'), (None, 1), ([1], [2]), (1.5, 2), (True, False)]
for n, f in sorted(fs.items()):
    if n in ('attrgetter', 'itemgetter', 'methodcaller', 'call'):
        continue
    attempt((n, '()'), lambda: f())
    attempt((n, '1'), lambda: f(5))
    attempt((n, '3'), lambda: f(1, 2, 3))
    for v in vals:
        attempt((n, v), lambda: f(*[list(x) if isinstance(x, list) else dict(x) if isinstance(x, dict) else x for x in v]))
print(o.itemgetter(1)('abc'), o.itemgetter(0, 2)('abc'), o.attrgetter('real')(5), o.attrgetter('real', 'imag')(5), o.methodcaller('upper')('a'), o.methodcaller('split', ',', maxsplit=1)('a,b,c'), o.itemgetter(1), o.attrgetter('a.b'), o.methodcaller('f', 1, x=2), o.call(len, 'abc'))
attempt('ig', lambda: o.itemgetter())
attempt('ig', lambda: o.itemgetter(5)('abc'))
attempt('ig', lambda: o.itemgetter('a')({}))
attempt('ag', lambda: o.attrgetter(5))
attempt('ag', lambda: o.attrgetter('foo')(5))
attempt('mc', lambda: o.methodcaller())
attempt('mc', lambda: o.methodcaller(5))
attempt('mc', lambda: o.methodcaller('foo')(5))
attempt('ig', lambda: o.itemgetter(1)(5))
attempt('ig', lambda: o.itemgetter(1)())
attempt('ag', lambda: o.attrgetter())
attempt('lh', lambda: o.length_hint([1, 2]))
attempt('lh', lambda: o.length_hint(5, 7))
attempt('lh', lambda: o.length_hint(5, 'a'))
attempt('ct', lambda: o.countOf([1, 1, 2], 1))
attempt('io', lambda: o.indexOf([1, 2], 3))
