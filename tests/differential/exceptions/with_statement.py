class Manager:
    def __init__(self, name, swallow=False, fail_enter=False, fail_exit=False):
        self.name, self.swallow, self.fail_enter, self.fail_exit = name, swallow, fail_enter, fail_exit

    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter:
            raise ValueError("enter failed")
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, error, traceback is not None)
        if self.fail_exit:
            raise KeyError("exit failed")
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with (Manager("c") as c, Manager("d"),):
    print(c)
with Manager("swallow", True):
    raise ValueError("lost")
print("after")
for m in (Manager("x"), Manager("y", fail_enter=True), Manager("z", fail_exit=True), Manager("w", True, fail_exit=True)):
    try:
        with m:
            raise IndexError("body")
    except Exception as error:
        print(repr(error), repr(error.__context__))


def returns():
    with Manager("return"):
        return "value"


def loops():
    for i in range(3):
        with Manager(f"loop{i}"):
            if i == 0:
                continue
            if i == 1:
                break
    return i


print(returns(), loops())
try:
    with Manager("outer"), Manager("inner", fail_enter=True):
        print("never")
except ValueError as error:
    print(error)
with Manager("outer", True), Manager("inner"):
    raise ValueError("through both")
with Manager("t") as (p, *q):
    print(p, q)
d = {}
with Manager("target") as d["key"]:
    print(d)
for bad in (5, "x", object()):
    try:
        with bad:
            pass
    except TypeError as error:
        print(error)


class NoExit:
    def __enter__(self):
        return 1


try:
    with NoExit():
        pass
except TypeError as error:
    print(error)


def gen():
    with Manager("generator"):
        yield 1
        yield 2


for v in gen():
    print(v)
    break
with Manager("nested"):
    with Manager("deeper"):
        pass
    print("between")


class Truthy:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        print(len(args))
        return [1]


with Truthy() as t:
    1 / 0
print(type(t).__name__)
with open("with_statement.txt", "w") as f:
    print(f.write("one line\n"), f.closed)
print(f.closed)
with open("with_statement.txt") as f:
    print(f.readline().strip(), f.closed)
print(f.closed)
