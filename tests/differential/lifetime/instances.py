class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Parent:
    def __init__(self):
        self.first = Loud("first")
        self.second = Loud("second")

    def __del__(self):
        print("parent dies")


p = Parent()
p.first = Loud("replacement")
print("replaced")
del p
print("gone")


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a, s.b = Loud("slot a"), Loud("slot b")
s.a = None
print("slot cleared")
s = None


class Failing:
    def __init__(self):
        self.part = Loud("part")
        raise ValueError("no")


try:
    Failing()
except ValueError as error:
    print(error)
print("after failing init")


class Classy:
    shared = Loud("class attribute")


Classy.shared = None
print("class attribute replaced")
obj = Loud("method")
m = obj.__init__
del obj
print("bound method keeps it")
del m
x = Loud("dict")
x.__dict__["extra"] = Loud("extra")
x = None
print("end")
