"""co_names: globals, attributes and imports in the order in which code first uses them."""
import types

LIMIT = 5


def plain(value):
    total = LIMIT + len(value)
    value.append(total)
    value.extra.deeper = total
    del value.extra
    return value.append


def imports():
    import os.path
    import os.path as alias
    from collections import OrderedDict, namedtuple as nt
    from . import sibling
    return os, alias, OrderedDict, nt, sibling


def stores():
    global LIMIT, made
    LIMIT += 1
    made = [item.name for item in LIMIT]
    del made
    with open(LIMIT) as handle:
        handle.read()
    try:
        pass
    except ValueError as error:
        print(error.args)
    assert LIMIT, "text"
    for LIMIT in range(3):
        pass


class Outer:
    def method(self):
        super().method()
        self.__private = Outer.__name__
        return __class__

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, new):
        self._value += new


def nested():
    cell = 1

    def inner():
        return cell + LIMIT

    return inner


def patterns(command):
    match command:
        case types.SimpleNamespace(kind="x", size=LIMIT):
            return LIMIT
        case [first, *rest] if first in rest:
            return rest.count(first)


def lazy():
    return (len(x) for x in sorted(LIMIT) if x.ok)


for function in (plain, imports, stores, Outer.method, Outer.value.fget, Outer.value.fset, nested, nested(), patterns,
                 lazy, lambda: print(LIMIT.real)):
    code = function.__code__
    print(code.co_name, code.co_names, code.co_varnames, code.co_freevars)
