def g(name):
    try:
        print(name, "open")
        yield 1
        yield 2
    except GeneratorExit:
        print(name, "GeneratorExit")
        raise
    finally:
        print(name, "closed")


a = g("a")
a.close()
print(list(a))
b = g("b")
next(b)
print(b.close())
b.close()
print(next(b, "finished"))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "refuses"


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def returns():
    try:
        yield
    except GeneratorExit:
        return "value"


r = returns()
next(r)
print(r.close())


def raises():
    try:
        yield
    finally:
        raise KeyError("in finally")


x = raises()
next(x)
try:
    x.close()
except KeyError as error:
    print(repr(error), repr(error.__context__))
for v in g("loop"):
    break
print("after loop")
c = g("deleted")
next(c)
del c
print("after del")


def consume():
    for v in g("in function"):
        if v == 1:
            return v


print(consume())
d = g("rebound")
next(d)
d = None
print("end")
