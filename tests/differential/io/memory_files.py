# StringIO and BytesIO.
import io


def attempt(call):
    try:
        print(" ", repr(call()))
    except Exception as error:
        print(" ", type(error).__name__, error)


f = io.StringIO("abc\ndé\n")
for call in [
    lambda: f.read(2), lambda: f.tell(), lambda: f.readline(), lambda: f.readline(1), lambda: f.read(), lambda: f.read(),
    lambda: f.seek(0), lambda: f.readlines(), lambda: list(f), lambda: f.seek(0, 2), lambda: f.seek(-1), lambda: f.seek(1, 1),
    lambda: f.seek(0, 5), lambda: f.seek("a"), lambda: f.seek(20), lambda: f.read(), lambda: f.write("x"), lambda: f.getvalue(),
    lambda: f.truncate(3), lambda: f.tell(), lambda: f.getvalue(), lambda: f.truncate(-1), lambda: f.truncate("a"),
    lambda: f.write(5), lambda: f.write(None), lambda: f.seek(0), lambda: f.writelines(["1", "2€", "😀"]), lambda: f.getvalue(),
    lambda: (f.closed, f.readable(), f.writable(), f.seekable(), f.isatty(), f.encoding, f.errors, f.newlines, f.line_buffering),
    lambda: f.fileno(), lambda: f.detach(), lambda: f.read("a"), lambda: f.readline(None), lambda: f.flush(), lambda: f.name,
    lambda: f.__enter__() is f, lambda: f.close(), lambda: f.closed, lambda: f.read(), lambda: f.write("x"), lambda: f.getvalue(),
    lambda: f.isatty(), lambda: f.__enter__(), lambda: next(f), lambda: iter(f), lambda: f.close(),
]:
    attempt(call)
f = io.BytesIO(b"abc\nde\n")
for call in [
    lambda: f.read(2), lambda: f.tell(), lambda: f.readline(), lambda: f.readline(1), lambda: f.read(), lambda: f.read(),
    lambda: f.seek(0), lambda: f.readlines(), lambda: list(f), lambda: f.seek(0, 2), lambda: f.seek(-1), lambda: f.seek(1, 1),
    lambda: f.seek(0, 5), lambda: f.seek("a"), lambda: f.seek(20), lambda: f.read(), lambda: f.write(b"x"), lambda: f.getvalue(),
    lambda: f.truncate(3), lambda: f.tell(), lambda: f.getvalue(), lambda: f.truncate(-1), lambda: f.truncate("a"),
    lambda: f.write(5), lambda: f.write("s"), lambda: f.seek(0), lambda: f.writelines([b"1", bytearray(b"2")]), lambda: f.getvalue(),
    lambda: (f.closed, f.readable(), f.writable(), f.seekable(), f.isatty()), lambda: f.fileno(), lambda: f.detach(),
    lambda: f.read("a"), lambda: f.readline(None), lambda: f.flush(), lambda: f.read1(5), lambda: f.__enter__() is f,
    lambda: f.close(), lambda: f.closed, lambda: f.read(), lambda: f.write(b"x"), lambda: f.getvalue(), lambda: next(f),
    lambda: f.flush(), lambda: f.close(),
]:
    attempt(call)
for newline in [None, "", "\n", "\r", "\r\n"]:
    s = io.StringIO("a\r\nb\rc\n", newline)
    print(repr(s.getvalue()), s.readlines(), s.newlines, s.write("x\ny"), repr(s.getvalue()))
for args in [(5,), (b"a",), (None,), ("a", 5), ("a", "q"), (1, 2, 3)]:
    attempt(lambda: io.StringIO(*args).getvalue())
for args in [("a",), (5,), (None,), (bytearray(b"abc"),)]:
    attempt(lambda: io.BytesIO(*args).getvalue())
print(io.StringIO(initial_value="a", newline="\n").read(), io.BytesIO(initial_bytes=b"a").read())
print([c.__name__ for c in io.StringIO.__mro__], [c.__name__ for c in io.BytesIO.__mro__], io.StringIO, io.SEEK_END)


class Log(io.StringIO):
    def __init__(self, prefix):
        super().__init__()
        self.prefix = prefix

    def write(self, text):
        return super().write(self.prefix + text)


log = Log("> ")
print("one", 2, file=log)
print(repr(log.getvalue()), log.prefix)
with io.StringIO() as out:
    print("in memory", file=out, flush=True)
    print(repr(out.getvalue()))
print(out.closed)
parts = io.StringIO()
for i in range(1000):
    parts.write(str(i))
print(len(parts.getvalue()), parts.tell())
