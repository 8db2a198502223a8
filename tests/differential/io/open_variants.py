# What open() takes besides names: descriptors, openers, path objects, encodings; and the classes below it.
import _io
import io
import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, "->", function(*args, **kwargs))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


class Path:
    def __fspath__(self):
        return "file"


with open("file", "w", encoding="locale") as file:
    print(file.encoding, file.write("first\n"))
print(open(Path()).read(), open(Path()).name, open(b"file").name)
reading, writing = posix.pipe()
with open(writing, "w") as file:
    file.write("through a pipe\n")
with open(reading) as file:
    print(file.read(), file.name == reading)
descriptor = posix.open("file", posix.O_RDONLY)
with open(descriptor, closefd=False) as file:
    print(file.read())
posix.close(descriptor)


def opener(path, flags):
    print(path, flags & posix.O_CREAT != 0, flags & posix.O_TRUNC != 0)
    return posix.open(path, flags, 0o600)


with open("file", "w", opener=opener) as file:
    file.write("opened")
attempt(open, "file", opener=lambda path, flags: "a")
attempt(open, "file", opener=lambda path, flags: -2)
attempt(open, "file", closefd=False)

raw = io.FileIO("file")
print(raw, raw.mode, raw.closefd, raw.readable(), raw.read(3))
buffered = io.BufferedReader(raw, 10)
print(buffered.peek()[:2], buffered.read(), buffered.raw is raw)
buffered.close()
attempt(io.BufferedReader, raw)
with io.BufferedWriter(io.FileIO("file", "ab")) as file:
    file.write(b"more")
with io.BufferedRandom(io.FileIO("file", mode="r+")) as file:
    file.write(b"O")
    file.seek(0)
    print(file.read())
with io.TextIOWrapper(io.BufferedReader(io.FileIO("file")), encoding="ascii") as file:
    print(file.read(), file.encoding, file.name)
with io.open_code("file") as file:
    print(file.mode, file.read())
for args in ((), ("file", "q"), ("file", "rw"), ("file", "r++"), ("file", "t"), ("missing",), ("file", 5), (-1,), (99,)):
    attempt(io.FileIO, *args)
attempt(io.BufferedReader)
attempt(io.BufferedReader, io.FileIO("file"), 0)
attempt(io.BufferedReader, io.FileIO("file"), -1)
attempt(io.BufferedWriter, io.FileIO("file"))
attempt(io.open_code, 5)
print(_io.StringIO is io.StringIO, _io.FileIO is io.FileIO, _io._IOBase, issubclass(io.FileIO, _io._RawIOBase), _io.__name__)
