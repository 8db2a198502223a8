# What happens to arguments that nobody else holds: they belong to the called function.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def rebind(a, b):
    print(a.name, b.name)
    a = 1
    print("a rebound")
    b = 2
    print("b rebound")


def delete(a, *, key=None):
    del a
    print("a deleted")
    del key
    print("key deleted")


def loop(a, times):
    for i in range(times):
        a = Loud(f"loop {i}")
        print("made", i)
    return a


def captured(a):
    def change():
        nonlocal a
        a = None
        print("cell cleared")

    change()
    print("captured ends")


def rest(*args, **kwargs):
    print(len(args), sorted(kwargs))
    del args
    print("args deleted")
    kwargs = {}
    print("kwargs rebound")


def passes_on(a):
    rebind(a, Loud("second"))
    print("passes_on ends")


rebind(Loud("one"), Loud("two"))
delete(Loud("three"), key=Loud("four"))
delete(key=Loud("five"), a=Loud("six"))
print(loop(Loud("start"), 2).name)
captured(Loud("captured"))
rest(Loud("r1"), Loud("r2"), k=Loud("k"))
passes_on(Loud("passed"))
kept = Loud("kept")
rebind(kept, kept)
print("kept lives", kept.name)


class Methods:
    def drop(self, x):
        x = None
        print("dropped in", type(self).__name__)

    def drop_key(self, *, x):
        del x
        print("dropped key")

    @classmethod
    def of_class(cls, x):
        del x
        print("dropped in class method")

    @staticmethod
    def static(x):
        del x
        print("dropped in static method")

    def __call__(self, x):
        del x
        print("dropped in call")


m = Methods()
m.drop(Loud("m1"))
m.drop_key(x=Loud("m2"))
bound = m.drop
bound(Loud("m3"))
Methods.of_class(Loud("m4"))
Methods.static(Loud("m5"))
Methods.drop(m, Loud("m6"))
for _ in range(2):
    m.drop(Loud("again"))


def defaults(a, b=Loud("default")):
    b = a = None
    print("both rebound")


defaults(Loud("given"))
defaults(Loud("given 2"), Loud("given 3"))
print((lambda x: (x := None))(Loud("lambda")))


def fails(a):
    a = Loud("replaced")
    raise ValueError(a.name)


try:
    fails(Loud("original"))
except ValueError as e:
    print("caught", e)
for call in (lambda: rebind(Loud("too few")), lambda: delete(Loud("x"), wrong=Loud("w")), lambda: rebind(Loud("t1"), Loud("t2"), Loud("t3"))):
    try:
        call()
    except TypeError as e:
        print(e)
print("end")
