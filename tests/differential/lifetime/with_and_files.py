class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Manager:
    def __enter__(self):
        print("enter")
        return Loud("resource")

    def __exit__(self, *info):
        print("exit")


def f():
    with Manager() as m:
        inner = Loud("inner")
    print("after with", m.name)


f()
print("---")
with Manager():
    print("resource not bound")
try:
    with Manager() as r:
        raise ValueError("body")
except ValueError:
    print("handled")
r = None
print("---")
match Loud("subject"):
    case Loud(name=n):
        print("matched", n)
print("after match")
x = Loud("walrus") and (y := Loud("y")) and 5
print(x)
y = None
print([l.name for l in [Loud("c1"), Loud("c2")]])
print({l.name: 1 for l in (Loud("d1"),)})
assert Loud("asserted"), "message"
z = Loud("yes") if Loud("condition") else Loud("no")
print(z.name)
del z
while Loud("while condition"):
    print("in while")
    break
print("end")
