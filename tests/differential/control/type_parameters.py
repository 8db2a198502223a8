# PEP 695 without generic classes: type parameters of functions, type aliases, lazy bounds, scopes.
import sys
from _typing import ParamSpec, TypeAliasType, TypeVar, TypeVarTuple


def plain[T](x: T, y: list[T] = 5, *, z: dict[T, int] = None) -> T:
    return x, y, z


print(plain(1), plain(1, 2, z=3), plain.__type_params__, plain.__annotations__)
(T,) = plain.__type_params__
print(T, repr(T), T.__name__, T.__bound__, T.__constraints__, T.__covariant__, T.__contravariant__, T.__infer_variance__)
print(type(T) is TypeVar, T.__module__, plain.__qualname__, plain.__module__)


def kinds[A, B: int, C: (str, bytes), *Ts, **P](a: A): ...


for param in kinds.__type_params__:
    print(type(param).__name__, param, param.__name__)
A, B, C, Ts, P = kinds.__type_params__
print(B.__bound__, B.__constraints__, C.__bound__, C.__constraints__)
print(P.args, P.kwargs, P.args.__origin__ is P, P.args == P.args, P.args == P.kwargs, P.__bound__)
print(type(Ts) is TypeVarTuple, type(P) is ParamSpec)

calls = []


def noted(x):
    calls.append(x)
    return x


def lazy[X: noted("bound"), Y: (noted("first"), noted("second"))](): ...


print(calls)
X, Y = lazy.__type_params__
print(X.__bound__, X.__bound__, calls, Y.__constraints__, calls)


def missing[M: Undefined](): ...


try:
    missing.__type_params__[0].__bound__
except NameError as error:
    print(error)
Undefined = "defined now"
print(missing.__type_params__[0].__bound__)

type Alias = int | str
type Pair[K, V] = tuple[K, V]
type Nested = list[Nested]
type Late = NotYet
print(Alias, Alias.__name__, Alias.__value__, Alias.__type_params__, Alias.__parameters__, Alias.__module__)
print(Pair, Pair.__type_params__, Pair.__value__, type(Pair) is TypeAliasType)
print(Nested.__value__, Nested.__value__.__args__[0] is Nested)
try:
    Late.__value__
except NameError as error:
    print(error)
NotYet = 5
print(Late.__value__, Late.__value__)
print(Pair[int, str], Pair[int, str].__origin__ is Pair, Pair[int, str].__args__)
print(list[Alias], Alias | None, int | Alias)
for text, function in (
        ("not generic", lambda: Alias[int]),
        ("name", lambda: setattr(Alias, "__name__", "x")),
        ("call", lambda: Alias(3)),
        ("subclass", lambda: type("S", (T,), {})),
        ("isinstance", lambda: isinstance(3, Alias))):
    try:
        print(text, function())
    except (TypeError, AttributeError) as error:
        print(text, type(error).__name__)

T = "the global T"


def default[T](x=T, *, y: T = T):
    def inner() -> T:
        return T
    return x, y, inner().__name__, inner.__annotations__


print(default(), default.__type_params__[0].__name__)


class Holder:
    limit = int
    other = "class other"

    def method[S: limit](self, x: S) -> other:
        return S.__bound__, x

    type Inner = limit
    type Self[Z] = dict[Z, limit]

    def nested[Q](self):
        class Local:
            q = Q
            type L = Q

            def get[R](self) -> tuple[Q, R]:
                return Q, R
        return Local


print(Holder().method(4), Holder.method.__annotations__, Holder.Inner.__value__, Holder.Self.__value__)
Local = Holder().nested()
print(Local.q, Local.L.__value__, Local().get(), Local.get.__annotations__, Local.get.__qualname__)
Holder.limit = float
print(Holder.method.__type_params__[0].__bound__)


def outer[O](value):
    type Inside = dict[O, value]

    def deeper[I: O](x: I) -> O: ...
    return Inside.__value__, deeper.__annotations__, deeper.__type_params__[0].__bound__


print(outer(str))


def decorate(function):
    print("decorating", function.__name__, function.__type_params__)
    return function


@decorate
@decorate
def decorated[D](x: D = print("default")) -> D:
    return D


print(decorated().__name__)


async def coroutine[E](x: E):
    return E


def generator[F](x: F):
    yield F


try:
    coroutine(1).send(None)
except StopIteration as stop:
    print(stop.value)
print(next(generator(1)), [f.__type_params__ for f in (coroutine, generator)])
plain.__type_params__ = ()
print(plain.__type_params__)
try:
    plain.__type_params__ = [1]
except TypeError as error:
    print(error)


try:
    def fails[T](x: print("annotation"), y=print("default first")) -> 1 / 0: ...
except ZeroDivisionError as error:
    names = []
    tb = error.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(names)
match = type = 5
type, match = match, type
print(type, match)
