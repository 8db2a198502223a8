class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = Loud("a")
b = a
del a
print("still b")
del b
print("gone")
items = [Loud(i) for i in range(4)]
del items[1]
print("item deleted")
del items[1:]
print("slice deleted")
items.clear()
print("cleared")
d = {"x": Loud("dict x"), "y": Loud("dict y")}
del d["x"]
print("key deleted")
d["y"] = 1
print("value replaced")


class Holder:
    pass


h = Holder()
h.one, h.two = Loud("attr one"), Loud("attr two")
del h.one
print("attribute deleted")
h = None
print("holder gone")
