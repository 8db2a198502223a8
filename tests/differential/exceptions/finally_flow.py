def f1():
    try:
        return "try"
    finally:
        print("finally runs")


def f2():
    try:
        return "try"
    finally:
        return "finally"


def f3():
    try:
        raise ValueError
    finally:
        return "swallowed"


def f4():
    for i in range(3):
        try:
            if i == 1:
                break
        finally:
            print("f4", i)
    return i


def f5():
    for i in range(3):
        try:
            continue
        finally:
            print("f5", i)
    else:
        return "else"


def f6():
    while True:
        try:
            return 1
        finally:
            break
    return 2


def f7():
    x = 1
    try:
        return x
    finally:
        x = 2


def f8():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def f9():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError as e:
        return f"caught {e}"
    finally:
        print("outer finally")


def f10():
    try:
        try:
            return "a"
        finally:
            print("first")
    finally:
        print("second")


def f11(n):
    try:
        if n == 0:
            return "return"
        if n == 1:
            raise KeyError("k")
        print("no exception")
    except KeyError:
        print("handler")
        return "handled"
    else:
        print("else")
        return "from else"
    finally:
        print("finally", n)


def f12():
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
    finally:
        print("f12 finally")


def f13():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError:
            continue
        finally:
            print("f13", i)
    return "done"


for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f13):
    print(f.__name__, f())
for n in range(3):
    print(f11(n))
try:
    f12()
except KeyError as error:
    print(repr(error), repr(error.__context__))


def deep(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        deep(n - 1)
    finally:
        print("unwinding", n)


try:
    deep(3)
except ValueError as error:
    print(error)
