import io


def attempt(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


pair = io.BufferedRWPair(io.BytesIO(b"in"), sink := io.BytesIO())
pair.write(b"out")
pair.flush()
print(pair.read(), sink.getvalue(), io.DEFAULT_BUFFER_SIZE, io.SEEK_END, io.UnsupportedOperation.__mro__[1:3],
    isinstance(pair, io.BufferedIOBase), pair.readable(), pair.closed, pair.close(), pair.closed,
    attempt(io.BufferedRWPair, sink), attempt(io.BufferedRWPair, 1, 2))

part = io.BufferedReader(io.BytesIO(b"0123456789" * 3), 4)
target = bytearray(6)
print(part.read(3), part.tell(), part.readinto(target), target, part.readinto1(memoryview(target)[:2]), target,
    part.seek(-2, 1), part.read1(), part.read1(50), part.read(), part.read(), type(part.raw), type(part.detach()),
    attempt(part.read), attempt(part.close), part.raw)


class Rot13(io.RawIOBase):
    def __init__(self, data):
        self.data = data
    def readable(self):
        return True
    def readinto(self, buffer):
        chunk, self.data = self.data[:len(buffer)], self.data[len(buffer):]
        moved = bytes((c - 97 + 13) % 26 + 97 if 97 <= c < 123 else c for c in chunk)
        buffer[:len(moved)] = moved
        return len(moved)

print(io.BufferedReader(Rot13(b"uryyb jbeyq")).read(), io.TextIOWrapper(io.BufferedReader(Rot13(b"na\ng")),
    encoding="ascii").readlines(), attempt(Rot13(b"").write, b""), attempt(Rot13(b"").seek, 0),
    list(io.BufferedReader(Rot13(b"a\na"))))

class Log(io.RawIOBase):
    def __init__(self, name):
        self.name = name
        self.parts = []
        self.pos = 0
    def writable(self): return True
    def readable(self): return True
    def seekable(self): return True
    def seek(self, offset, whence=0):
        self.pos = offset if whence == 0 else self.pos + offset if whence == 1 else sum(map(len, self.parts)) + offset
        return self.pos
    def tell(self):
        return self.pos
    def truncate(self, size=None):
        print("truncate", size)
        return 7
    def write(self, b):
        print("write", type(b).__name__, bytes(b))
        self.parts.append(bytes(b))
        self.pos += len(b)
        return len(b)
    def readinto(self, b):
        print("readinto", type(b).__name__, len(b))
        return 0
    def close(self):
        if not self.closed:
            print("close", self.name)
        super().close()

w = io.BufferedWriter(Log("one"), 8)
print(w, w.name, w.write(b"abc"), w.write(b"defgh"), w.write(b"ijklmnopqrstuv"), w.tell(), w.seekable(), w.readable(), w.writable())
w.flush()
print(w.truncate(3), attempt(w.read), attempt(w.fileno), w.isatty(), w.closed)
w.close()
print(w.closed, attempt(w.write, b"x"), attempt(w.flush), w.close())
t = io.TextIOWrapper(io.BufferedWriter(Log("two")), encoding="latin-1", line_buffering=True)
print(t, t.name)
t.write("no newline")
t.write(" now\n")
t.write("rest")
del t
r = io.BufferedRandom(Log("three"), 16)
r.write(b"12345")
r.seek(2)
print(r.read(3), r.tell())
r.write(b"x")
del r
print(attempt(io.BufferedReader, io.BytesIO(), 0), attempt(io.BufferedReader), attempt(io.BufferedWriter, Rot13(b"")), attempt(io.BufferedRandom, Rot13(b"")))

class Bad(io.RawIOBase):
    def __init__(self, result): self.result = result
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): return self.result
    def write(self, b): return self.result
for result in (None, -1, 99999, "x", 1.5):
    print(attempt(io.BufferedReader(Bad(result)).read, 3), attempt(io.BufferedReader(Bad(result)).peek))
    bw = io.BufferedWriter(Bad(result), 4)
    print(attempt(bw.write, b"abcdefghijk"), attempt(bw.flush))
    bw.raw.result = 11
