# The order in which locals die, with and without rebinding, deletion and exceptions.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def locals_in_order():
    c = Loud("c")
    a = Loud("a")
    b = Loud("b")
    print("return")


def deleted_first():
    a = Loud("a")
    b = Loud("b")
    del b
    c = Loud("c")
    print("return")


def swapped():
    a, b = Loud("first"), Loud("second")
    a, b = b, a
    print("return", a.name)


def conditional(flag):
    if flag:
        x = Loud("x")
    else:
        y = Loud("y")
    z = Loud("z")
    print("return")


def result_survives():
    a = Loud("a")
    b = Loud("result")
    return b


def in_container():
    a = [Loud("in list"), Loud("in list 2")]
    b = {"k": Loud("in dict")}
    c = (Loud("in tuple"),)
    print("return")


def rebinding_in_loop():
    for i in range(3):
        x = Loud(i)
        print("bound", i)
    print("return")


def closures():
    x = Loud("cell")
    y = Loud("plain")

    def inner():
        return x

    print("return")
    return inner


def deep(n):
    here = Loud(f"level {n}")
    if n:
        deep(n - 1)
    print("leave", n)


def try_finally():
    x = Loud("x")
    try:
        y = Loud("y")
        return Loud("returned").name
    finally:
        z = Loud("z")
        print("finally")


def walrus():
    if (n := Loud("walrus")).name:
        print("test done")
    print("return")


def augmented():
    class Number:
        def __init__(self, v):
            self.v = v

        def __add__(self, other):
            return Number(self.v + other)

        def __del__(self):
            print("  del number", self.v)

    n = Number(1)
    n += 1
    n = n + 1
    print("return")


locals_in_order()
deleted_first()
swapped()
conditional(True)
conditional(False)
print(result_survives().name)
in_container()
rebinding_in_loop()
f = closures()
print("closure made")
f = None
deep(2)
print(try_finally())
walrus()
augmented()
print("end")
