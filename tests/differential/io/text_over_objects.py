import io


def attempt(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding="utf-8", newline="\n", write_through=True)
text.write("é\n")
print(raw.getvalue(), text.encoding, text.errors, text.newlines, text.buffer is raw, text.detach() is raw,
    attempt(text.read))
mixed = io.TextIOWrapper(io.BytesIO(b"a\nb\r\nc\rd"), encoding="ascii")
print(mixed.readlines(), mixed.newlines, attempt(io.TextIOWrapper, io.BytesIO(), newline="x"))
cookie = io.TextIOWrapper(io.BytesIO("añb€c".encode()), encoding="utf-8")
cookie.read(2)
at = cookie.tell()
rest = cookie.read()
cookie.seek(at)
print(rest, cookie.read() == rest, attempt(cookie.seek, 1, 1), io.BufferedReader(io.BytesIO(b"peeked")).peek(3)[:3],
    io.BufferedReader(io.BytesIO(b"xyz"), 2).read(2), attempt(io.BufferedReader, 5))

for newline in (None, "", "\n", "\r", "\r\n"):
    data = b"one\ntwo\r\nthree\rfour"
    lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline=newline)
    print(repr(newline), lines.readlines(), lines.newlines)
    written = io.BytesIO()
    out = io.TextIOWrapper(written, encoding="utf-8", newline=newline)
    print(out.write("a\nb\r\n"), out.flush(), written.getvalue(), out.tell(), out.seek(0), out.read(2), out.truncate(1),
        written.getvalue(), out.seek(0, 2))
text = io.TextIOWrapper(io.BytesIO(b"x" * 20000 + b"\nlast"), encoding="ascii")
print(len(text.readline()), text.read(2), text.tell(), text.readline(), text.readline(), text.seekable(), text.isatty(),
    attempt(text.fileno), attempt(lambda: text.name), text, text.line_buffering, text.write_through)
print(attempt(text.reconfigure, encoding="utf-8"), text.reconfigure(line_buffering=True), text.line_buffering)
print(attempt(text.write, 5), text.close(), text.closed, text.buffer.closed, attempt(text.read), attempt(text.write, ""),
    attempt(text.flush), text.close())
print(attempt(io.TextIOWrapper), attempt(io.TextIOWrapper, 5), attempt(io.TextIOWrapper, io.BytesIO(), encoding=5),
    attempt(io.TextIOWrapper, io.BytesIO(), "nope"))


class Half:
    """Has what TextIOWrapper needs, and no more."""

    closed = False

    def __init__(self, *pieces):
        self.pieces = list(pieces)

    def readable(self):
        return True

    def writable(self):
        return False

    def seekable(self):
        return False

    def read(self, size=-1):
        return self.pieces.pop(0) if self.pieces else b""

    def flush(self):
        print("flush")

    def close(self):
        print("close")
        self.closed = True


half = io.TextIOWrapper(Half(b"\xc3", b"\xa9t\xc3\xa9\r", b"\nrest ", bytearray(b"more")), encoding="utf-8")
print(half.readline().encode(), half.read(3), half.read(), attempt(half.tell), attempt(half.write, "x"), half.close())
print(attempt(io.TextIOWrapper(Half("text"), encoding="utf-8").readline))
