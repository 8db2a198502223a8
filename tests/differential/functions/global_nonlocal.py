x = "global"


def read():
    return x


def shadow():
    x = "local"
    return x, read()


def write():
    global x, fresh
    x = "changed"
    fresh = [1]


def nested():
    x = "enclosing"

    def inner():
        nonlocal x
        x = "by inner"

        def innermost():
            global x
            x = "by innermost"
            return x
        return innermost(), x
    return inner(), x


print(read(), shadow())
write()
print(x, fresh)
print(nested(), x)


def deleting():
    global fresh
    del fresh


deleting()
try:
    fresh
except NameError as error:
    print(error)
try:
    deleting()
except NameError as error:
    print(error)
print(globals()["x"], "read" in globals(), sorted(k for k in globals() if not k.startswith("__")))
globals()["made"] = 5
print(made)


def locals_of(a, b=2):
    c = a + b
    return locals()


print(locals_of(1))
len = lambda v: "my len"
print(len([1]))
del len
print(len([1]))


def builtin_shadow():
    try:
        return print_it(max)
    finally:
        pass


def print_it(f):
    return f(1, 2)


print(builtin_shadow())
max = min
print(builtin_shadow())
del max
print(builtin_shadow())


class Body:
    x = x
    global from_class
    from_class = 3
    y = x + "!"


print(Body.x, Body.y, from_class, hasattr(Body, "from_class"))
for x in range(2):
    pass
print(x)
