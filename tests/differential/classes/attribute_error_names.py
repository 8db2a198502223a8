# Which AttributeErrors tell name and object: those of lookups, even when Python code raised them
# without, and not those of assignments and deletions.
import sys


class Plain:
    pass


class Slotted:
    __slots__ = ("a",)


class Hooked:
    def __getattr__(self, name):
        raise AttributeError("hooked")


class Overridden:
    def __getattribute__(self, name):
        raise AttributeError("overridden")


class WithProperty:
    @property
    def value(self):
        raise AttributeError("from property")


class Named:
    def __getattr__(self, name):
        raise AttributeError("named", name="other", obj=5)


class Special(AttributeError):
    pass


class Raising:
    def __getattr__(self, name):
        raise Special("special")


class Meta(type):
    def __getattr__(cls, name):
        raise AttributeError("meta")


class WithMeta(metaclass=Meta):
    pass


def attempt(function):
    try:
        print(repr(function()))
    except AttributeError as error:
        print(type(error).__name__, "|", error, "|", error.name, "|", type(error.obj).__name__)


def delete():
    del Plain().missing


def store():
    Slotted().missing = 1


def call():
    Hooked().missing()


for function in (
    lambda: Plain().q,
    lambda: delattr(Plain(), "q"),
    lambda: setattr(Slotted(), "b", 1),
    lambda: delattr(Slotted(), "a"),
    lambda: Slotted().a,
    lambda: delattr(Slotted(), "zz"),
    lambda: Hooked().foo,
    lambda: Hooked().foo(),
    lambda: getattr(Hooked(), "foo"),
    lambda: getattr(Hooked(), "foo", "fallback"),
    lambda: Overridden().foo,
    lambda: Overridden().foo(1, 2),
    lambda: WithProperty().value,
    lambda: WithProperty().value.x,
    lambda: Named().foo,
    lambda: Raising().foo,
    lambda: WithMeta.q,
    lambda: Plain.q,
    lambda: delattr(Plain, "q"),
    lambda: setattr(WithProperty(), "value", 1),
    lambda: delattr(WithProperty(), "value"),
    lambda: setattr(object(), "x", 1),
    lambda: setattr(5, "x", 1),
    lambda: setattr(5, "real", 1),
    lambda: (5).x,
    lambda: sys.missing,
    lambda: super(Plain, Plain()).q,
    lambda: (lambda: 0).q,
    lambda: delattr(lambda: 0, "q"),
    lambda: setattr((lambda: 0).__code__, "co_name", "x"),
    lambda: object.__getattribute__(Plain(), "w"),
    delete,
    store,
    call,
):
    attempt(function)
for name in ("__name__", "__qualname__", "__bases__"):
    try:
        delattr(Plain, name)
    except TypeError as error:
        print(error)


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def stars(*args, **keywords):
    print(len(args), len(keywords))


stars(Loud("first"), Loud("second"), key=Loud("keyword"))
