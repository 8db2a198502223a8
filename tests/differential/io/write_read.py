with open("out.txt", "w") as f:
    print(f.write("hello\n"), f.write("wörld €\n"))
    print("printed", 5, file=f)
    f.writelines(["a\n", "b\n"])
    print(f.closed, f.name, f.mode, f.writable(), f.readable())
print(f.closed)
with open("out.txt") as f:
    print(repr(f.read()))
with open("out.txt", encoding="utf-8") as f:
    print([line for line in f])
with open("out.txt") as f:
    print(repr(f.readline()), repr(f.read(3)), f.readlines(), repr(f.read()), repr(f.readline()))
with open("out.txt", "a") as f:
    f.write("appended")
with open("out.txt") as f:
    print(sum(1 for _ in f))
with open("out.txt", "rb") as f:
    data = f.read()
    print(data, type(data), f.seek(0), f.read(4), f.tell())
with open("bin", "wb") as f:
    f.write(bytes(range(5)))
    try:
        f.write("text")
    except TypeError as error:
        print(error)
with open("bin", "rb") as f:
    print(list(f.read()))
try:
    open("x.txt", "x").close()
    open("x.txt", "x")
except FileExistsError as error:
    print(error)
try:
    f.read()
except ValueError as error:
    print(error)
for args in (("missing.txt",), ("out.txt", "q"), ("out.txt", "rw"), ("out.txt", "w", -1, "nope"), (".",), ("no/dir/file", "w")):
    try:
        open(*args)
    except Exception as error:
        print(type(error).__name__, error)
with open("out.txt") as f:
    for bad in (lambda: f.write("x"), lambda: f.read("x")):
        try:
            bad()
        except Exception as error:
            print(type(error).__mro__[1].__name__, error)
f = open("crlf.txt", "wb")
f.write(b"a\r\nb\rc\n")
f.close()
print(open("crlf.txt").read().encode(), open("crlf.txt", newline="").read().encode(), open("crlf.txt", "rb").readlines())
