# What is read back, with all kinds of line ends, encodings and positions.
def put(data):
    with open("x", "wb") as f:
        f.write(data)


def show(**options):
    with open("x", **options) as f:
        print(options, f.readlines(), f.newlines)


put(b"a\r\nb\rc\nd\r")
for newline in [None, "", "\n", "\r", "\r\n"]:
    show(newline=newline)
    with open("x", newline=newline) as f:
        print(repr(f.read()), f.newlines)
    with open("x", newline=newline) as f:
        print([f.read(1) for _ in range(10)])
    with open("x", newline=newline) as f:
        print([f.readline(1) for _ in range(10)], f.readline(0), f.readline(-1))
    with open("y", "w", newline=newline) as f:
        f.write("1\n2\r\n3\r")
    print(open("y", "rb").read())
put(b"\r" * 8191 + b"\r\n" + b"\n" * 3)
with open("x") as f:
    text = f.read()
    print(len(text), set(text))
with open("x") as f:
    print(sum(1 for _ in f))
with open("x") as f:
    print(len(f.read(8192)), repr(f.read()))

put("é€😀\nx\n".encode() * 5000)
with open("x", encoding="utf-8") as f:
    print(sum(len(line) for line in f))
with open("x", encoding="utf-8") as f:
    total = 0
    while part := f.read(777):
        total += len(part)
    print(total)
with open("x", encoding="utf-8") as f:
    print(repr(f.read(3)), f.tell(), repr(f.readline()), f.tell(), f.seek(14), repr(f.readline()), f.tell())
    for line in f:
        break
    try:
        f.tell()
    except OSError as error:
        print(error)
with open("x", encoding="latin-1") as f:
    print(ascii(f.readline()), f.tell())

put(b"fine\n\xff\xfe\n\xe2\x82")
for encoding in ["utf-8", "ascii", "latin-1"]:
    for errors in ["strict", "ignore", "replace", "surrogateescape", "backslashreplace"]:
        try:
            with open("x", encoding=encoding, errors=errors) as f:
                print(encoding, errors, ascii(f.read()))
        except UnicodeDecodeError as error:
            print(encoding, errors, error)
with open("x", encoding="utf-8") as f:
    try:
        f.readline()
    except UnicodeDecodeError as error:
        print(error, error.start, error.end, error.object)
for encoding, text in [("ascii", "aé"), ("latin-1", "é€"), ("utf-8", "a\ud800b")]:
    for errors in ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape"]:
        try:
            with open("y", "w", encoding=encoding, errors=errors) as f:
                f.write(text)
            print(encoding, errors, open("y", "rb").read())
        except UnicodeEncodeError as error:
            print(encoding, errors, error)
for encoding in ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "utf-32-be"]:
    with open("y", "w", encoding=encoding) as f:
        f.write("añ\n")
        f.write("b😀")
    print(open("y", "rb").read())
    with open("y", encoding=encoding) as f:
        print(ascii(f.readlines()))
    with open("y", "a", encoding=encoding) as f:
        f.write("c")
    print(ascii(open("y", encoding=encoding).read()))

put(b"one\ntwo\nthree")
with open("x", "r+b") as f:
    print(f.readline(), f.tell(), f.write(b"TWO"), f.read(), f.seek(-5, 2), f.read(2), f.peek(1)[:1], f.seek(-1, 1))
    print(f.truncate(6), f.tell(), f.seek(0), f.read(), f.read(), f.readline())
    buffer = bytearray(3)
    print(f.seek(1), f.readinto(buffer), buffer, f.read1(2), f.read1())
with open("x", "ab") as f:
    print(f.tell(), f.write(b"!" * 10), f.tell())
with open("x", "rb", 0) as f:
    print(f.read(2), f.readline(), f.readall(), f.seek(0), [line for line in f])
with open("x", "r+") as f:
    print(repr(f.read(2)), f.seek(0, 2), f.write("end"), f.seek(0), repr(f.read()))
with open("z", "x") as f:
    print(f.write("new"), f.mode, f.name)
try:
    open("z", "x")
except FileExistsError as error:
    print(error, error.errno, error.filename)
with open("x", "w") as f:
    print(f.tell(), f.write("abc" * 10000), f.tell(), f.seek(3), f.write("XYZ"), f.tell())
with open("x") as f:
    print(f.read(9), len(f.read()))
big = "line é\n" * 20000
with open("x", "w", encoding="utf-8") as f:
    f.write(big)
with open("x", encoding="utf-8") as f:
    print(f.read() == big)
    print(f.read() == "", f.seek(0), sum(map(len, f.readlines(100))), len(f.readlines()))


class Path:
    def __init__(self, name):
        self.name = name

    def __fspath__(self):
        return self.name


print(open(Path("z")).read(), open(Path(b"z")).read())
try:
    open(Path(5))
except TypeError as error:
    print(error)
f = open("z")
g = open(f.fileno(), closefd=False)
print(g.read(), g.name == f.fileno(), g.close(), f.read() == "", f.close())
f = open("y", "w")
f.write("buffered")
del f
print(open("y").read())
