# What generators hold when exceptions pass through them.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def gen(name):
    x = Loud(name)
    try:
        yield 1
        yield 2
    except ValueError:
        print("handled")
        yield 3
    finally:
        print("finally", name)


g = gen("thrown")
next(g)
print(g.throw(ValueError))
print(next(g, "done"))
g = gen("closed")
next(g)
g.close()
print("closed")
g = gen("dropped")
next(g)
g = None
print("dropped")
g = gen("key")
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("caught", e)
print("after")


def fails(x):
    y = Loud("inside")
    yield x.name
    raise RuntimeError("generator")


g = fails(Loud("argument"))
print(next(g))
try:
    next(g)
except RuntimeError as e:
    print("caught", e)
print("still have it")
g = None


def delegate():
    outer = Loud("outer")
    r = yield from gen("inner")
    print("inner returned", r)


d = delegate()
print(next(d), next(d), next(d, "end"))
d = delegate()
next(d)
d.close()
print("delegate closed")
d = delegate()
next(d)
print(d.throw(ValueError))
del d
print("deleted")


def sender():
    received = None
    while True:
        received = yield received and received.name


s = sender()
next(s)
print(s.send(Loud("sent 1")))
print(s.send(Loud("sent 2")))
s.close()
print("sender closed")
print(sum(1 for x in [Loud("in genexp")] if x.name))
print(any(Loud(n).name == "b" for n in "abc"))
print("end")
