class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def f():
    a = Loud("a")
    b = Loud("b")
    c = Loud("c")
    print("body")


def early(flag):
    x = Loud("x")
    if flag:
        return "early"
    y = Loud("y")
    return "late"


f()
print("after f")
print(early(True))
print(early(False))


def result():
    kept, dropped = Loud("kept"), Loud("dropped")
    return kept


r = result()
print("got", r.name)
del r
print("end")
