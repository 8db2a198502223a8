# Every method of every kind of file, open and closed.
import io


def attempt(call):
    try:
        print("   ", repr(call()))
    except Exception as error:
        print("   ", type(error).__name__, error, isinstance(error, OSError), isinstance(error, ValueError))


def methods(f):
    yield "read", lambda: f.read()
    yield "read 1", lambda: f.read(1)
    yield "readline", lambda: f.readline()
    yield "readlines", lambda: f.readlines()
    yield "write str", lambda: f.write("a")
    yield "write bytes", lambda: f.write(b"a")
    yield "writelines", lambda: f.writelines([1])
    yield "next", lambda: next(f)
    yield "seek", lambda: f.seek(0)
    yield "tell", lambda: f.tell()
    yield "seek -1", lambda: f.seek(-1)
    yield "seek 0 5", lambda: f.seek(0, 5)
    yield "seek 1 1", lambda: f.seek(1, 1)
    yield "seek 1 2", lambda: f.seek(1, 2)
    yield "seek end", lambda: f.seek(0, 2)
    yield "truncate", lambda: f.truncate(3)
    yield "flush", lambda: f.flush()
    yield "readable", lambda: (f.readable(), f.writable(), f.seekable())
    yield "isatty", lambda: f.isatty()
    yield "closed", lambda: (f.closed, f.name, f.mode)
    yield "enter", lambda: f.__enter__() is f
    yield "iter", lambda: iter(f) is f
    yield "read text", lambda: f.read("a")
    yield "readline text", lambda: f.readline("a")
    yield "close 1", lambda: f.close(1)


for mode in ["r", "w", "r+", "rb", "wb", "r+b", "a", "ab"]:
    with open("x", "w") as out:
        out.write("one\ntwo\n")
    print(mode)
    f = open("x", mode)
    for name, call in methods(f):
        if mode == "w" and name == "tell" or mode == "wb" and name == "read text":
            continue
        print("  ", name)
        attempt(call)
    f.close()
    print(mode, "closed")
    for name, call in methods(f):
        if mode in ("wb", "ab") and name in ("read text", "readline text"):
            continue
        print("  ", name)
        attempt(call)

print("open")
for args, keywords in [
    (("nope",), {}), (("/",), {}), (("x", "q"), {}), (("x", ""), {}), (("x", "rw"), {}), (("x", "rr"), {}),
    (("x", "rbt"), {}), (("x", "b"), {}), (("x", "+"), {}), (("x", "x"), {}), (("", "r"), {}),
    (("x", "rb"), {"encoding": "utf-8"}), (("x", "rb"), {"errors": "strict"}), (("x", "rb"), {"newline": "\n"}),
    (("x",), {"newline": "a"}), (("x",), {"newline": 5}), (("x",), {"encoding": "zz"}), (("x",), {"encoding": 5}),
    (("x",), {"errors": 5}), (("x", "r", 0), {}), (("x", "r", "a"), {}), ((5.0,), {}), ((None,), {}), (("a\0b",), {}),
    ((b"a\0b",), {}), (("x", 5), {}), ((), {}), ((-1,), {}), ((999,), {}), (("nope",), {"closefd": False}),
    (("x",), {"opener": 5}), (("x",), {"opener": lambda path, flags: -1}), (("x",), {"opener": lambda path, flags: "a"}),
    (([],), {}), (("x", "r", -5), {}), (("x", "rb", 0), {}), ((b"x",), {}),
]:
    def call():
        with open(*args, **keywords) as f:
            return f.name, f.closed
    print("  ", args, list(keywords))
    attempt(call)
print(io.UnsupportedOperation.__mro__)
for mode, buffering in [("r", -1), ("rb", -1), ("rb", 0), ("wb", -1), ("r+b", -1)]:
    with open("x", mode, buffering) as f:
        print([cls.__name__ for cls in type(f).__mro__], type(f).__module__)
        if mode != "r":
            print(f)
