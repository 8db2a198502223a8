# Files written in Python over io's abstract classes.
import io


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


class Plain(io.IOBase):
    pass


plain = Plain()
for name in ("readable", "seekable", "writable", "isatty", "fileno", "tell", "truncate", "flush", "readline"):
    print(name, end=" ")
    attempt(getattr(plain, name))
attempt(plain.seek, 0)
print(plain.closed, plain.close(), plain.closed, plain.close())
attempt(plain.flush)
attempt(plain.readable)
attempt(plain.isatty)
attempt(plain.__enter__)
attempt(iter, plain)


class Raw(io.RawIOBase):
    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, buffer):
        count = min(len(buffer), len(self.data))
        buffer[:count] = self.data[:count]
        self.data = self.data[count:]
        return count


print(Raw(b"abc").read(2), Raw(b"abc").readall(), Raw(b"abcd").read(), Raw(b"").read(5))
print(Raw(b"a\nb").readline(), list(Raw(b"a\nb\n")), Raw(b"abc").readline(2), Raw(b"a\nb").readlines(), next(Raw(b"x")))


class Waiting(io.RawIOBase):
    def readinto(self, buffer):
        return None


print(Waiting().read(1), Waiting().readall())


class Writer(io.BufferedIOBase):
    def __init__(self):
        self.data = b""

    def writable(self):
        return True

    def write(self, data):
        self.data += data
        return len(data)

    def close(self):
        try:
            if self.closed:
                return
            super().close()
            print("closing", self.data)
        finally:
            print("closed", self.closed)


writer = Writer()
with writer:
    writer.write(b"abc")
    writer.writelines([b"d", b"e"])
writer.close()
attempt(writer.write, b"x")
attempt(writer.read)
attempt(writer.read1)
attempt(writer.detach)
attempt(io.BufferedIOBase().write, b"")


class Failing(io.IOBase):
    def flush(self):
        raise ValueError("cannot flush")


failing = Failing()
attempt(failing.close)
print(failing.closed, failing.close())


class Wrong(io.IOBase):
    def read(self, size):
        return "text"


attempt(Wrong().readline)
