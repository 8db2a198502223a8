class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = Loud("global a")
b = Loud("global b")


def f():
    f.attribute = Loud("function attribute")


class C:
    attribute = 1


f()
print("last statement")
