def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


b = b"hello"
print(b, repr(b), len(b), b[0], b[-1], b[1:3], b[::-1], b + b"!", b * 2, b == b"hello", b < b"help", list(b), 104 in b, b"ll" in b)
print(b"\x00\xff\n\t'\"\\", b'"', b"'", bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)), bytes())
attempt(lambda: b[5])
attempt(lambda: b + "a")
attempt(lambda: bytes([256]))
attempt(lambda: bytes(["a"]))
attempt(lambda: bytes("a"))
attempt(lambda: bytes(-1))
attempt(lambda: "a" in b)
attempt(lambda: 256 in b)
attempt(lambda: b < "a")
attempt(lambda: bytes(1.5))
try:
    b[0] = 1
except TypeError as error:
    print(error)
print(hash(b"abc") == hash("abc".encode()), {b"a": 1}[b"a"], b"a" == "a", b"" or "empty", sorted([b"b", b"a"]))
