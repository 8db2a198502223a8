class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def make(name):
    return Loud(name)


make("statement")
print("after statement")
print(make("argument").name)
print(len([make("in list"), make("in list 2")]))
print(make("left").name + make("right").name)
x = [make("a"), make("b")][0]
print("x is", x.name)
if make("condition"):
    print("in if")
for c in make("loop source").name:
    print(c, end="")
print()
y = make("attr").name
print(y)
d = {"k": make("value")}["k"].name
print(d)
(lambda v: print("called"))(make("call argument"))
make("compared") == make("compared 2")
print("end")
