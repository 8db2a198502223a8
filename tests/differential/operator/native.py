import _operator as operator
from _operator import attrgetter, itemgetter, methodcaller, _compare_digest


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


binary = [
    operator.add, operator.sub, operator.mul, operator.matmul, operator.floordiv, operator.truediv,
    operator.mod, operator.lshift, operator.rshift, operator.and_, operator.xor, operator.or_,
    operator.pow, operator.lt, operator.le, operator.eq, operator.ne, operator.gt,
    operator.ge, operator.is_, operator.is_not,
]
for function in binary:
    attempt(function, 7, 3)
    attempt(function, "a", [1])
inplace = [
    operator.iadd, operator.isub, operator.imul, operator.imatmul, operator.ifloordiv, operator.itruediv,
    operator.imod, operator.ilshift, operator.irshift, operator.iand, operator.ixor, operator.ior,
    operator.ipow,
]
for function in inplace:
    attempt(function, 7, 3)
    attempt(function, {1}, {2, 1})
unary = [
    operator.truth, operator.not_, operator.index, operator.abs, operator.neg, operator.pos,
    operator.inv, operator.invert,
]
for function in unary:
    for value in (-3, True, 2.5, "", [1]):
        attempt(function, value)


class Pair:
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __add__(self, other):
        return "Pair+"


class Adds:
    def __add__(self, other):
        return "Adds+"


attempt(operator.concat, [1], [2])
attempt(operator.concat, "a", "b")
attempt(operator.concat, [1], (2,))
attempt(operator.concat, 1, [2])
attempt(operator.concat, {}, {})
attempt(operator.concat, Pair(), [])
attempt(operator.concat, Adds(), Adds())
shared = [1]
print(operator.iconcat(shared, [2]) is shared, shared)
attempt(operator.iconcat, {}, [])
attempt(operator.contains, [1, 2], 2)
attempt(operator.contains, 1, 2)
attempt(operator.indexOf, [1, 2, 2], 2)
attempt(operator.indexOf, iter("abc"), "c")
attempt(operator.indexOf, [1], 2)
attempt(operator.indexOf, 1, 2)
attempt(operator.countOf, [1, 2, 2.0, True], 2)
attempt(operator.countOf, 1, 2)
attempt(operator.length_hint, [1, 2])
attempt(operator.length_hint, iter([1, 2]), 5)
attempt(operator.length_hint, 1, -4)
attempt(operator.length_hint, 1)
attempt(operator.length_hint, 1, "x")
attempt(operator.getitem, [1], 0)
attempt(operator.getitem, 1, 0)
items = [1, 2, 3]
operator.setitem(items, slice(0, 1), [7, 8])
operator.delitem(items, -1)
print(items)
attempt(operator.setitem, (), 0, 1)
attempt(operator.delitem, (), 0)
attempt(operator.call, max, 1, 2, key=lambda x: -x)
attempt(operator.call)
attempt(operator.add, 1)
attempt(operator.truth)
attempt(operator.pow, 2, 3, 4)
for pair in [("a", "a"), ("a", "b"), ("a", "ab"), (b"x", bytearray(b"x")), ("é", "e"), ("a", b"a"), (1, 2), (b"", "")]:
    attempt(_compare_digest, *pair)

attempt(itemgetter)
attempt(itemgetter, 1, k=2)
attempt(itemgetter(1), [1, 2])
attempt(itemgetter(1, "a", slice(2)), {1: 2, "a": 3})
attempt(itemgetter(2, 0, slice(2)), [1, 2, 3])
attempt(itemgetter(1), [1])
attempt(itemgetter(1), 1)
attempt(itemgetter(1))
attempt(itemgetter(1), 1, 2)
attempt(itemgetter(1), a=2)
print(itemgetter(1), itemgetter(1, "a"), itemgetter(0).__reduce__()[1])
attempt(attrgetter)
attempt(attrgetter, "a", 3)
attempt(attrgetter, "a", k=3)
attempt(attrgetter("real"), 5)
attempt(attrgetter("real.imag.real", "imag"), 5)
attempt(attrgetter("real..imag"), 5)
attempt(attrgetter("missing"), 5)
attempt(attrgetter("a"), 1, 2)
attempt(attrgetter("a"), k=2)
print(attrgetter("a.b"), attrgetter("a.b", "c"), attrgetter("a.b", "c").__reduce__()[1])
attempt(methodcaller)
attempt(methodcaller, 1)
attempt(methodcaller, name="upper")
attempt(methodcaller("upper"), "abc")
attempt(methodcaller("split", maxsplit=1), "a b c")
attempt(methodcaller("replace", "a", "b", 1), "aaa")
attempt(methodcaller("missing"), 1)
attempt(methodcaller("upper"))
attempt(methodcaller("upper"), 1, 2)
attempt(methodcaller("upper"), "a", k=2)
print(methodcaller("a"), methodcaller("a", 1, b=2), methodcaller("a", b=2), methodcaller("a", 1).__reduce__()[1])
holder = [None]
caller = methodcaller("run", holder)
holder[0] = caller
print(caller)
print(sorted([(2, "b"), (1, "c")], key=itemgetter(1)), itemgetter.__module__, itemgetter.__name__)
attempt(lambda: type("Sub", (itemgetter,), {}))
