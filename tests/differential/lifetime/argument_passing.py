class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def consume(x):
    print("consume", x.name)
    x = Loud("replacement")
    print("replaced")


def star(*args, **kwargs):
    print(len(args), len(kwargs))
    args = None
    print("args dropped")
    kwargs = None
    print("kwargs dropped")


def pass_on(x):
    consume(x)
    print("still mine", x.name)


consume(Loud("temp"))
print("---")
a = Loud("a")
consume(a)
print("---")
pass_on(Loud("nested"))
print("---")
star(Loud("s1"), Loud("s2"), k=Loud("k"))
print("---")


class C:
    def method(self, x):
        del x
        print("in method")
        return self


C().method(Loud("m")).method(Loud("m2"))


def identity(x):
    return x


identity(Loud("returned"))
print("dropped")
b = identity(Loud("kept"))
print("kept")
b = identity(b)
print(b.name)
print(identity(identity(Loud("twice"))).name)
print(*[Loud("star").name, Loud("star2").name])
print(max([Loud("max1"), Loud("max2")], key=lambda l: l.name).name)
print("end")
