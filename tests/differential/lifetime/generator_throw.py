class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def gen():
    x = Loud("x")
    try:
        yield 1
    except ValueError:
        y = Loud("y")
        yield 2
    z = Loud("z")
    yield 3


g = gen()
print(next(g))
print(g.throw(ValueError()))
print(next(g))
print(next(g, "exhausted"))
print("still referenced", g is not None)
h = gen()
next(h)
try:
    h.throw(KeyError("k"))
except KeyError as error:
    print("caught")
print("after")
h = gen()
next(h)
h.close()
print("closed")


def outer():
    o = Loud("outer")
    yield from gen()


k = outer()
print(next(k))
k.close()
print("end")
