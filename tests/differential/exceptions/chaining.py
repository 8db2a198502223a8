def show(error, depth=0):
    while error is not None:
        print(" " * depth, repr(error), "cause", repr(error.__cause__), "context", repr(error.__context__), error.__suppress_context__)
        error = error.__cause__ or error.__context__
        depth += 1


try:
    try:
        raise ValueError("a")
    except ValueError as e:
        raise KeyError("b") from e
except KeyError as e:
    show(e)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("b")
except KeyError as e:
    show(e)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("b") from None
except KeyError as e:
    show(e)
try:
    raise ValueError("x") from KeyError
except ValueError as e:
    show(e)
try:
    raise ValueError("x") from 5
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError("1")
    finally:
        raise KeyError("2")
except KeyError as e:
    show(e)
try:
    try:
        raise ValueError("again")
    except ValueError as e:
        raise e
except ValueError as e:
    show(e)
try:
    try:
        raise ValueError("re")
    except ValueError:
        try:
            raise KeyError("other")
        except KeyError:
            pass
        raise
except ValueError as e:
    show(e)


def handler():
    raise RuntimeError("in handler function")


try:
    try:
        raise ValueError("outer")
    except ValueError:
        handler()
except RuntimeError as e:
    show(e)
try:
    e1, e2 = ValueError("e1"), KeyError("e2")
    try:
        raise e1
    except ValueError:
        try:
            raise e2
        except KeyError:
            raise e1
except ValueError as e:
    show(e)
e = ValueError("set by hand")
e.__cause__ = KeyError("c")
print(e.__suppress_context__)
try:
    e.__cause__ = 5
except TypeError as error:
    print(error)
try:
    e.__context__ = "x"
except TypeError as error:
    print(error)
print(repr(e.with_traceback(None)), e.__traceback__)
