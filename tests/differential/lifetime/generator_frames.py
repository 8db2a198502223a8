class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def gen():
    a = Loud("generator local")
    yield 1
    print("resumed")
    yield 2


g = gen()
next(g)
print("suspended")
del g
print("deleted")
for v in gen():
    print("value", v)
    break
print("after break")
print(list(gen()))
g = gen()
g.close()
print("closed before start")


def with_finally():
    held = Loud("held")
    try:
        yield
    finally:
        print("finally")


g = with_finally()
next(g)
g = None
print("rebound")


def argument(x):
    yield x.name


print(next(argument(Loud("argument"))))
print(list(argument(Loud("second argument"))))
e = (x.name for x in [Loud("in genexp")])
print(next(e))
print(next(e, "end"))
print("end")
