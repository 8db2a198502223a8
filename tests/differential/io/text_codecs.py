import io


def attempt(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for codec in ("cp1252", "iso8859-2", "koi8-r", "utf-16", "utf-32-be", "utf-8-sig", "cp437"):
    sink = io.BytesIO()
    t = io.TextIOWrapper(sink, encoding=codec, newline="\r\n", errors="replace")
    t.write("Grüße €\nzweite Жя\n")
    t.flush()
    data = sink.getvalue()
    back = io.TextIOWrapper(io.BytesIO(data), encoding=codec)
    print(codec, data, back.readline(), back.encoding, back.read(3), back.read(), back.newlines)
with open("codec.txt", "w", encoding="cp1252") as f:
    f.write("é€\nline two\n")
print(open("codec.txt", "rb").read(), open("codec.txt", encoding="cp1252").read(), attempt(open("codec.txt", encoding="ascii").read))
with open("codec.txt", encoding="cp1252") as f:
    print(f.readline(), f.tell(), f.read(), f.tell(), f.seek(0), f.read(1), f.tell(), f.encoding)
print(attempt(open, "codec.txt", encoding="nope"), attempt(open, "codec.txt", "w", encoding="rot13"))

# Pieces of characters, and a codec with a state.
wide = io.TextIOWrapper(io.BytesIO("aé€\U0001f600b\n".encode("utf-16-be") * 3000), encoding="utf-16-be")
print(sum(len(line) for line in wide), wide.seek(0), wide.read(5))
first = io.BytesIO()
out = io.TextIOWrapper(first, encoding="utf-16")
out.write("one")
out.flush()
out.write("two")
out.flush()
print(first.getvalue())
print(io.TextIOWrapper(io.BytesIO(b"\xfe\xff\0a\0b"), encoding="utf-16").read(),
    attempt(io.TextIOWrapper(io.BytesIO(b"\xff\xfea"), encoding="utf-16").read),
    attempt(io.TextIOWrapper(io.BytesIO(b"\x81"), encoding="cp1252").read),
    io.TextIOWrapper(io.BytesIO(b"a\x81b"), encoding="cp1252", errors="replace").read())
