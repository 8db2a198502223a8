def managed(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("exit", name)


def user():
    for a in managed("a"):
        for b in managed("b"):
            yield a + b


print(list(user()))
u = user()
print(next(u))
u.close()
print("---")


def with_return():
    try:
        yield 1
        return "early"
    finally:
        print("finally before return")


def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            yield i
        finally:
            print("finally", i)
    yield "after"


print(list(loop()))
g = with_return()
next(g)
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def nested():
    try:
        try:
            yield 1
        finally:
            yield "from inner finally"
            print("inner")
    finally:
        yield "from outer finally"
        print("outer")


print(list(nested()))
n = nested()
next(n)
try:
    n.close()
except RuntimeError as error:
    print(error)


def overriding():
    try:
        yield 1
    except BaseException as error:
        print("saw", type(error).__name__)
    finally:
        return "overridden"


o = overriding()
next(o)
try:
    o.throw(ValueError("lost"))
except StopIteration as stop:
    print(stop.value)
del n
print("end")
