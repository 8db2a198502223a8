def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def value():
        return n

    return up, value


up, value = counter()
up2, value2 = counter()
print(up(), up(5), value(), up2(), value2(), up.__closure__[0].cell_contents, up.__code__.co_freevars)


def late():
    def f():
        return x
    attempt(f)
    x = 1
    attempt(f)
    del x
    attempt(f)
    x = "again"
    return f


print(late()())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])


def make_adders():
    out = []
    for i in range(3):
        out.append(lambda x: x + i)
    i = 100
    return out


print([f(1) for f in make_adders()])


def three_levels(a):
    def b(c):
        def d(e):
            nonlocal a
            a = a + c + e
            return a
        return d
    return b


d = three_levels(1)(10)
print(d(100), d(1000))


def param_captured(x):
    def get():
        return x

    def put(v):
        nonlocal x
        x = v
    x += 1
    return get, put


get, put = param_captured(1)
put(get() * 10)
print(get())


def class_in_function(tag):
    class C:
        label = tag

        def m(self):
            return tag, __class__.__name__
    return C


print(class_in_function("t")().m(), class_in_function("u").label)


def unbound_local():
    print(q)
    q = 1


def unbound_after_del():
    q = 1
    del q
    return q


def conditional(flag):
    if flag:
        z = 1
    return z


attempt(unbound_local)
attempt(unbound_after_del)
attempt(lambda: conditional(False))
print(conditional(True))
attempt(lambda: undefined_name)
