# What copy and pickle learn from an object: __reduce_ex__, __reduce__, __getstate__.
import copyreg


class Plain:
    pass


class Slots:
    __slots__ = ('p', 'q')


class Both(Slots):
    pass


class Number(int):
    pass


class Items(list):
    pass


class Table(dict):
    pass


class Args:
    def __new__(cls, *args):
        return object.__new__(cls)

    def __getnewargs__(self):
        return self.args


class Keywords(Args):
    def __getnewargs_ex__(self):
        return self.pair


class Own:
    def __reduce__(self):
        return 'own'


class State:
    def __getstate__(self):
        return 'state'


def show(value):
    if isinstance(value, tuple):
        return '(' + ', '.join(map(show, value)) + ')'
    if callable(value):
        return value.__qualname__
    if isinstance(value, type(iter([]))) or type(value).__name__ == 'dict_itemiterator':
        return type(value).__name__ + str(list(value))
    return type(value).__name__ if '0x' in repr(value) else repr(value)


plain = Plain()
print(plain.__getstate__(), plain.__reduce_ex__(2)[1:] == (((Plain,)), None, None, None))
plain.x = 1
print(plain.__getstate__() is plain.__dict__, show(object.__reduce__(plain)))
both = Both()
both.p, both.z = 1, 2
slots = Slots()
slots.q = [3]
print(Slots().__getstate__(), slots.__getstate__(), both.__getstate__(), Both.__slotnames__)
args, keywords = Args(), Keywords()
args.args = (1, 'a')
keywords.pair = ((1,), {'k': 2})
for value in [plain, slots, both, Number(5), Items([1, 2]), Table(a=1), args, keywords, Own(), State(), 3, 'text', (1, 2), [1],
              {1: 2}, 2.5, None, ..., object(), {1}, frozenset([2]), range(1, 5, 2), slice(1, 2)]:
    for protocol in (0, 2, 4):
        try:
            print(protocol, show(value.__reduce_ex__(protocol)))
        except Exception as e:
            print(protocol, type(value).__name__, type(e).__name__, e)
for pair in [1, (1,), (1, {}), ((), 1), ((), {})]:
    keywords.pair = pair
    try:
        print(show(keywords.__reduce_ex__(2)))
    except Exception as e:
        print(type(e).__name__, e)
args.args = [1]
for attempt in [lambda: args.__reduce_ex__(2), lambda: plain.__reduce_ex__('2'), lambda: (i for i in []).__reduce_ex__(2),
                lambda: plain.__reduce_ex__()]:
    try:
        print(show(attempt()))
    except Exception as e:
        print(type(e).__name__, e)
