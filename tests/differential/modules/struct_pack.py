# Packing and unpacking of bytes: formats, byte orders, limits and errors.
import _struct as struct


def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)


for form in ["b", "B", "h", "H", "i", "I", "q", "Q", "<b", ">h", "<H", ">i", "<I", "!q", ">Q", "=l", "<L"]:
    print(form, struct.calcsize(form), end=" ")
    for value in [0, 1, -1, 127, 128, 255, 256, 32767, -32768, 65535, 65536, 2**31 - 1, -(2**31), 2**32 - 1, 2**63 - 1, -(2**63), 2**64 - 1, 2**64]:
        try:
            packed = struct.pack(form, value)
        except struct.error as error:
            print(error, end="; ")
        else:
            print(packed.hex(), struct.unpack(form, packed)[0] == value, end="; ")
    print()
for value in [0.0, -0.0, 1.0, 1.5, -2.25, 65504.0, 65520.0, 6e-8, 2.9e-8, 1e-5, 3.14159, 1e30, 1e40, float("inf"), float("-inf")]:
    for form in ["<e", ">f", "d", "<d", "f"]:
        try:
            packed = struct.pack(form, value)
        except OverflowError as error:
            print(error, end="; ")
        else:
            print(packed.hex(), struct.unpack(form, packed)[0], end="; ")
    print()
print(struct.unpack("<e", b"\x00\x7e"), struct.unpack("<e", b"\x01\x00"), struct.unpack(">d", struct.pack(">d", float("nan"))))
print(struct.pack("?", []), struct.pack("?", 3), struct.unpack("??", b"\x02\x00"), struct.pack("3s5p2p2x", b"abcd", b"xy", b"q"))
print(struct.unpack("3s5px", b"abc\x02xyzw\x00"), struct.unpack("5p", b"\xffabcd"), struct.pack("cs", b"z", bytearray(b"q")))
print(struct.calcsize("bi"), struct.calcsize("<bi"), struct.calcsize("bi0q"), struct.calcsize("2h i"), struct.calcsize("x3d"), struct.calcsize(b"hh"))
print(struct.pack("@bhiq", 1, 2, 3, 4), struct.pack("=bhiq", 1, 2, 3, 4), struct.unpack("@bhiq", bytes(range(24))[:24]) if struct.calcsize("@bhiq") == 24 else None)
buffer = bytearray(10)
struct.pack_into("<hh", buffer, 1, 1, -2)
struct.pack_into("<h", buffer, -2, 7)
print(buffer, struct.unpack_from("<hh", buffer, 1), struct.unpack_from("<h", buffer, offset=-2), struct.unpack_from("<h", memoryview(buffer), 8))
print(list(struct.iter_unpack("<h", bytes(buffer))), list(struct.iter_unpack("<bb", b"abcd")))
compiled = struct.Struct(">hs")
print(compiled.format, compiled.size, compiled.pack(5, b"k"), compiled.unpack(b"\x00\x05k"), compiled.unpack_from(b"??\x00\x01a", 2))
compiled.pack_into(buffer, 0, 258, b"!")
print(buffer, list(compiled.iter_unpack(b"\x00\x01a\x00\x02b")), type(compiled).__name__)


class Index:
    def __index__(self):
        return 7


print(struct.pack("<i", Index()), struct.pack("<d", Index()), struct.pack("i", True))
for call in [
    lambda: struct.pack("i", "x"), lambda: struct.pack("i", 1.5), lambda: struct.pack("f", "x"), lambda: struct.pack("c", b"xx"),
    lambda: struct.pack("s", "x"), lambda: struct.pack("p", 3), lambda: struct.pack("ii", 1), lambda: struct.pack(), lambda: struct.pack("P", "x"),
    lambda: struct.unpack("i", b""), lambda: struct.unpack("i", 3), lambda: struct.unpack_from("i", b"abc"), lambda: struct.unpack_from("i", b"abcde", 2),
    lambda: struct.unpack_from("i", b"abcde", -6), lambda: struct.unpack_from("i", b"abcdefgh", -3), lambda: struct.calcsize("z"),
    lambda: struct.calcsize("3"), lambda: struct.calcsize("<P"), lambda: struct.calcsize("9" * 30 + "i"), lambda: struct.calcsize(1),
    lambda: struct.calcsize("\xe9"), lambda: struct.calcsize("i\0"), lambda: struct.pack_into("i", bytearray(8), 6, 1),
    lambda: struct.pack_into("i", bytearray(8), -2, 1), lambda: struct.pack_into("i", bytearray(8), -9, 1), lambda: struct.pack_into("i", b"", 0, 1),
    lambda: struct.pack_into("i"), lambda: struct.pack_into("i", bytearray(2)), lambda: struct.pack_into("i", bytearray(8), "x", 1),
    lambda: list(struct.iter_unpack("i", b"abcde")), lambda: list(struct.iter_unpack("", b"")), lambda: struct.Struct(),
    lambda: struct.unpack_from("i"),
]:
    show(call)
