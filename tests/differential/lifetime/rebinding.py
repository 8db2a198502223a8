class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


x = Loud("one")
x = Loud("two")
print("rebound")
x = None
print("none")
y = z = Loud("shared")
y = None
print("one left")
z = None
for i in range(3):
    w = Loud(f"loop{i}")
    print("made", i)
print("after loop")
w = w
print("self assignment")
(w, v) = (Loud("w2"), w)
print("swapped")
v, w = w, v
print("again")
del v
del w


def param(p):
    p = None
    print("parameter rebound")


param(Loud("argument"))


def default(p=Loud("default")):
    return p.name


print(default())
del default
print("end")
