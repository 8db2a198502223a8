import gc


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


gc.disable()


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("del", self.name)


a, b = Node("a"), Node("b")
a.other, b.other = b, a
del a
print("one name gone")
del b
print("both names gone")
print(gc.collect() > 0)
self_loop = Node("self")
self_loop.other = self_loop
del self_loop
gc.collect()
print("self collected")
keep = Node("kept")
keep.other = [keep, {"k": keep}]
gc.collect()
print("kept", keep.name)
keep.other = None
del keep
print("freed by count")
lst = []
lst.append(lst)
lst.append(Loud("in list"))
del lst
print("before")
gc.collect()
print("after")
d = {}
d["me"] = d
d["loud"] = Loud("in dict")
del d
gc.collect()


def closure_cycle():
    loud = Loud("in closure")

    def f():
        return f, loud
    return None


closure_cycle()
print("closure left")
gc.collect()
print(gc.isenabled())
