import weakref


class Node:
    def __init__(self, name):
        self.name = name


n = Node("n")
r = weakref.ref(n)
print(r() is n, r().name, weakref.ref(n) is r, type(r).__name__)
other = n
del n
print(r() is None)
del other
print(r() is None, r())
events = []
n = Node("watched")
a = weakref.ref(n, lambda ref: events.append(("a", ref() is None)))
b = weakref.ref(n, lambda ref: events.append(("b", ref is b)))
n = None
print(events)


def f():
    local = Node("local")
    return weakref.ref(local, lambda ref: print("local died"))


x = f()
print(x() is None)
try:
    weakref.ref(5)
except TypeError as error:
    print(error)
try:
    weakref.ref([])
except TypeError as error:
    print(error)


class Slotted:
    __slots__ = ()


try:
    weakref.ref(Slotted())
except TypeError as error:
    print(error)
n = Node("hash")
r1, r2 = weakref.ref(n), weakref.ref(n)
print(r1 == r2, hash(r1) == hash(n), r1 in {r2})
print(weakref.getweakrefcount(n))
