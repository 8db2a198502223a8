import sys
try:
    {}["missing"]
except KeyError as e:
    print(e.args, str(e))
try:
    object().nope
except AttributeError as e:
    print(e.name, type(e.obj).__name__, e)
try:
    undefined_thing
except NameError as e:
    print(e.name, e)
try:
    open("/nonexistent/file")
except OSError as e:
    print(e.errno, e.strerror, e.filename, e, repr(e), type(e).__name__, e.args)
try:
    import nonexistent_module
except ImportError as e:
    print(e.name, e, type(e).__name__)
try:
    from sys import nonexistent_name
except ImportError as e:
    print(e)
try:
    b"\xff".decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)
try:
    raise OSError(2, "No such thing", "file.txt")
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
print(repr(OSError(1, "x")), repr(OSError("just text")), str(OSError(5, "io", "f", None, "g")), type(OSError(13, "p")), type(OSError(17, "e")), type(OSError(9999, "e")))
print(sys.exc_info())
try:
    raise ValueError("info")
except ValueError as e:
    info = sys.exc_info()
    print(info[0], info[1] is e, info[2] is e.__traceback__, sys.exception() is e)
    try:
        raise KeyError("inner")
    except KeyError:
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0].__name__)
print(sys.exc_info()[0])


def generator():
    print("in generator", sys.exc_info()[0])
    yield 1
    print("in generator", sys.exc_info()[0])


try:
    raise ValueError
except ValueError:
    for _ in generator():
        print("loop", sys.exc_info()[0].__name__)
print(ImportError("m", name="n", path="p").name, AttributeError("m", name="n", obj=5).obj, NameError("x", name="y").name)
try:
    ValueError(x=1)
except TypeError as e:
    print(e)
tb = info[2]
print(tb.tb_lineno > 10, tb.tb_next, tb.tb_frame.f_code.co_name)
