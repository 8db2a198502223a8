"""Which kind of descriptor the attributes of builtin types are, and what they refuse."""
import types

kinds = [
    (int, "real"), (complex, "real"), (range, "start"), (slice, "stop"), (property, "fget"), (type, "__base__"),
    (type, "__name__"), (types.FunctionType, "__closure__"), (types.FunctionType, "__code__"),
    (types.FunctionType, "__globals__"), (types.MethodType, "__func__"), (BaseException, "args"),
    (BaseException, "__suppress_context__"), (OSError, "errno"), (StopIteration, "value"),
    (types.CodeType, "co_name"), (types.CodeType, "co_varnames"), (types.SimpleNamespace, "__dict__"),
    (staticmethod, "__func__"), (super, "__self__"), (list, "append"), (list, "__len__"), (dict, "fromkeys"),
    (types.TracebackType, "tb_frame"), (types.TracebackType, "tb_next"), (types.ModuleType, "__dict__"),
]
for cls, name in kinds:
    found = vars(cls)[name]
    print(cls.__name__, name, type(found).__name__, repr(found) if "object at" not in repr(found) else "",
          found.__name__, found.__objclass__ is cls, found.__qualname__)


def attempt(action, *args):
    try:
        return action(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(range.start.__get__(range(3, 9)), attempt(range.start.__get__, 5), attempt(setattr, range(3), "start", 1))
print(attempt(setattr, attempt.__code__, "co_name", "x"), attempt(setattr, attempt, "__closure__", ()))
print(attempt(setattr, 5, "real", 1), attempt(delattr, 1j, "imag"), attempt(setattr, ValueError(), "args", 5))
print(isinstance(range.start, types.MemberDescriptorType), isinstance(int.real, types.GetSetDescriptorType),
      isinstance(attempt.__code__.__class__.co_name, types.MemberDescriptorType))


# Weak references of classes with __slots__.
class Bare:
    __slots__ = ("a",)


class Weak:
    __slots__ = ("a", "__weakref__")


class WeakChild(Weak):
    __slots__ = ()


class Dict:
    __slots__ = ("__dict__",)


class Number(int):
    pass


class Plain:
    pass


import weakref

for cls in (Bare, Weak, WeakChild, Dict, Number, Plain):
    obj = cls()
    print(cls.__name__, "__weakref__" in vars(cls), hasattr(cls, "__weakref__"), attempt(getattr, obj, "__weakref__"),
          attempt(lambda: weakref.ref(obj)() is obj), "__dict__" in vars(cls))
print(vars(Weak)["__weakref__"], type(vars(Plain)["__weakref__"]).__name__)
for bases in ((Weak,), (Plain,), (int,)):
    print(attempt(type, "Again", bases, {"__slots__": ("__weakref__",)}))

# SimpleNamespace
ns = types.SimpleNamespace(a=1, b=[2])
ns.c = ns
print(ns, vars(ns) is ns.__dict__, sorted(vars(ns)), attempt(hash, ns), attempt(setattr, ns, "__dict__", {}))
print(types.SimpleNamespace(x=1) == types.SimpleNamespace(x=1), attempt(lambda: ns < ns), ns.__reduce__()[1])


class Config(types.SimpleNamespace):
    def __init__(self, name, **more):
        super().__init__(**more)
        self.name = name


print(Config("n", size=2), attempt(types.SimpleNamespace, 1), Config("a") == Config("a"))

# Functions made from code.
def outer(n):
    def inner(a, b=2):
        return a + b + n
    return inner


inner = outer(10)
copy = types.FunctionType(inner.__code__, inner.__globals__, "copy", (5,), inner.__closure__)
print(copy(1), copy.__name__, copy.__qualname__, copy.__defaults__, copy.__module__)
for args in ((), (5, {}), (inner.__code__, 5), (inner.__code__, globals()), (inner.__code__, globals(), 5),
             (inner.__code__, globals(), "n", 5), (inner.__code__, globals(), "n", None, ()),
             (inner.__code__, globals(), "n", None, (1,)), (attempt.__code__, globals(), "n", None, 5)):
    print(attempt(types.FunctionType, *args))

# mappingproxy
proxy = types.MappingProxyType({"a": 1, "b": 2})
print(list(reversed(proxy)), attempt(types.MappingProxyType, [1]), attempt(types.MappingProxyType, 5),
      attempt(lambda: proxy.__ior__({})), proxy | {"c": 3})
