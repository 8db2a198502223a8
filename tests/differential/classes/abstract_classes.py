# _abc, under a metaclass like abc.ABCMeta: abstract methods, registration, caches and hooks.
import _abc as abc


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        abc._abc_init(cls)
        return cls

    def register(cls, subclass):
        return abc._abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        return abc._abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        return abc._abc_subclasscheck(cls, subclass)


class ABC(metaclass=ABCMeta):
    __slots__ = ()


class Shape(ABC):
    @abstractmethod
    def area(self):
        """The area."""

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def unit(cls): ...

    @staticmethod
    @abstractmethod
    def helper(): ...


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Whole(Square):
    name = "whole"

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def helper():
        return "helped"


for cls in (Shape, Square, Whole):
    print(cls.__name__, sorted(cls.__abstractmethods__))
    try:
        print(cls(3).area())
    except TypeError as error:
        print(error)
print(Whole.unit().side, Whole.helper())


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            return any("size" in base.__dict__ for base in other.__mro__) or NotImplemented
        return NotImplemented


class HasSize:
    def size(self):
        return 1


class Registered:
    pass


class Below(Registered):
    pass


print(issubclass(HasSize, Sized), isinstance(HasSize(), Sized), issubclass(Registered, Sized), isinstance(Below(), Sized))
token = abc.get_cache_token()
print(Sized.register(Registered) is Registered, abc.get_cache_token() != token)
print(issubclass(Registered, Sized), isinstance(Below(), Sized), issubclass(int, Sized), isinstance(3, Sized))


@Sized.register
class Decorated:
    pass


print(isinstance(Decorated(), Sized), Sized.register(int), isinstance(True, Sized))


class Derived(Sized):
    pass


class OfDerived:
    pass


Derived.register(OfDerived)
print(issubclass(OfDerived, Sized), issubclass(OfDerived, Derived), issubclass(HasSize, Derived))
for text, function in (
        ("register", lambda: Sized.register(5)),
        ("cycle", lambda: Derived.register(Sized)),
        ("subclass", lambda: issubclass(5, Sized))):
    try:
        print(text, function())
    except Exception as error:
        print(text, type(error).__name__, error)


class BadHook(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return 5


try:
    issubclass(int, BadHook)
except AssertionError as error:
    print("AssertionError", error)


class Liar:
    @property
    def __class__(self):
        return Whole


print(isinstance(Liar(), Shape), isinstance(Liar(), Liar))


class Late(ABC):
    pass


def method(self): ...


method.__isabstractmethod__ = True
Late.method = method
print(Late.__abstractmethods__)


class Pair(ABC):
    __abc_tpflags__ = 1 << 5

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (7, 8)[i]


match Pair():
    case [a, b]:
        print("sequence", a, b)
    case _:
        print("no sequence")
registry, cache, negative, version = abc._get_dump(Sized)
print(len(registry), len(cache) > 0, type(version).__name__, {type(ref).__name__ for ref in registry})
abc._reset_caches(Sized)
abc._reset_registry(Sized)
print(abc._get_dump(Sized)[:2], isinstance(3, Sized))
print("__abc_tpflags__" in Pair.__dict__, ABC.__class__, type(Shape).__mro__[1])
