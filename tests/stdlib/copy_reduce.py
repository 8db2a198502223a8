# copy and deepcopy of instances, and what __reduce_ex__ gives.
import copy
import copyreg


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


class Plain:
    pass


class Slotted:
    __slots__ = ("x", "y")


class Items(list):
    pass


class Table(dict):
    pass


class Number(int):
    pass


class Arguments:
    def __getnewargs__(self):
        return (1, 2)


class Keywords:
    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def __getnewargs_ex__(self):
        return ((1,), {"k": 2})


class State:
    def __getstate__(self):
        return "state"


class Own:
    def __reduce__(self):
        return "own"


class BadArguments:
    def __init__(self, name, value):
        setattr(type(self), name, lambda self: value)


def shown(value):
    if callable(value) and hasattr(value, "__qualname__"):
        return value.__qualname__
    if hasattr(value, "__next__"):
        return list(value)
    return [shown(item) for item in value] if isinstance(value, tuple) else value


plain = Plain()
plain.z = 1
slotted = Slotted()
slotted.x = 1
items = Items([1])
items.q = 2
for value in (Plain(), plain, slotted, Slotted(), items, Table(a=1), Number(5), Arguments(), Keywords(), State(), Own(),
              object()):
    for protocol in (0, 2, 4):
        try:
            print(type(value).__name__, protocol, shown(value.__reduce_ex__(protocol)))
        except TypeError as error:
            print(type(value).__name__, protocol, error)
attempt(plain.__getstate__)
attempt(Plain().__getstate__)
attempt(slotted.__getstate__)
print(Plain.__reduce_ex__ is object.__reduce_ex__, Own.__reduce__ is object.__reduce__)
attempt(plain.__reduce_ex__, "x")


def generator():
    yield


attempt(generator().__reduce_ex__, 2)
attempt(copy.copy, generator())
attempt(BadArguments("__getnewargs__", [1]).__reduce_ex__, 2)
attempt(BadArguments("__getnewargs_ex__", [1]).__reduce_ex__, 2)
attempt(BadArguments("__getnewargs_ex__", (1,)).__reduce_ex__, 2)
attempt(BadArguments("__getnewargs_ex__", (1, 2)).__reduce_ex__, 2)
attempt(BadArguments("__getnewargs_ex__", ((), 2)).__reduce_ex__, 2)

again = copy.copy(plain)
print(again.z, again is plain, copy.copy(slotted).x, copy.copy(items), copy.copy(items).q, copy.copy(Table(b=2)))
plain.me = plain
deep = copy.deepcopy([plain, {1: plain}])
print(deep[0] is deep[1][1], deep[0].me is deep[0], deep[0] is plain)
print(copyreg.__newobj__(Items), copy.deepcopy(Number(7)) + 1)
