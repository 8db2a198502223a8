import io


def attempt(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Upper(io.TextIOWrapper):
    def __init__(self, buffer):
        super().__init__(buffer, encoding="utf-8")
        self.extra = 1
    def write(self, s):
        return super().write(s.upper())
b = io.BytesIO()
u = Upper(b)
print("hello", 5, file=u, flush=True)
print(b.getvalue(), u.extra, isinstance(u, io.TextIOWrapper), u)
class R(io.BufferedReader):
    def readline(self, size=-1):
        return super().readline(size).upper()
print(list(R(io.BytesIO(b"ab\ncd\n"))), R(io.BytesIO(b"xx")))


class Countdown(io.RawIOBase):
    def __init__(self, n):
        self.n = n

    def readable(self):
        return True

    def readinto(self, buffer):
        if self.n == 0:
            return 0
        self.n -= 1
        line = b"%d\n" % self.n
        buffer[:len(line)] = line
        return len(line)

    def close(self):
        print("close", self.closed)
        super().close()


with Countdown(3) as stream:
    print(stream.read(4), stream.readall(), stream.readlines(), stream.closed)
print(stream.closed, attempt(stream.readline), attempt(stream.__enter__), attempt(lambda: list(stream)))
print(list(Countdown(2)), Countdown(3).readlines(2))
print(attempt(Countdown(1)._checkReadable), attempt(Countdown(1)._checkWritable), attempt(Countdown(1)._checkSeekable),
    Countdown(1)._checkClosed())


class Chunks(io.BufferedIOBase):
    def read(self, size=-1):
        return b"abc"[:size]

    read1 = read


target = bytearray(2)
print(Chunks().readinto(target), target, Chunks().readinto1(target), attempt(Chunks().write, b""), attempt(Chunks().detach),
    attempt(io.BufferedIOBase().read), attempt(io.RawIOBase().write, b""), attempt(io.RawIOBase().readinto, target))


class Lines(io.TextIOBase):
    def __init__(self, *lines):
        self.lines = list(lines)

    def readline(self, size=-1):
        return self.lines.pop(0) if self.lines else ""


print(list(Lines("a\n", "b")), Lines("x").readlines(), Lines().encoding, Lines().errors, Lines().newlines,
    attempt(Lines().read), attempt(Lines().write, ""), attempt(io.TextIOBase().readline), attempt(Lines().fileno))
memory = io.BytesIO(b"kept")


class Keep(io.TextIOWrapper):
    def close(self):
        print("not closed")


keep = Keep(memory)
print(keep.read())
del keep
print(memory.closed)
