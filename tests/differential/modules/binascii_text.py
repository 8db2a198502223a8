# base64, hexadecimal text, uuencode, quoted-printable and checksums.
import binascii as b


def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)


for size in range(8):
    data = bytes(range(250, 250 + size)) if size < 6 else b"\xff" * size
    encoded = b.b2a_base64(data)
    print(encoded, b.b2a_base64(data, newline=False), b.a2b_base64(encoded) == data, b.hexlify(data), b.b2a_hex(data, "-", 2), b.unhexlify(b.hexlify(data)) == data)
for text in [b"YQ==", b"YQ=", b"YQ", b"Y", b"YWJj", b"Y W\nJj", b"YQ==YQ==", b"=YQ==", b"YWJjZ", b"AB=C", b"AAAA====", "\xe9", "YWI=", b"", b"!!!!", b"YQ==\n"]:
    show(lambda: b.a2b_base64(text))
    show(lambda: b.a2b_base64(text, strict_mode=True))
print(b.crc32(b""), b.crc32(b"abc"), b.crc32(b"abc", 5), b.crc32(b"abc", 2**40 + 3), b.crc32(bytes(range(256))), b.crc_hqx(b"abc", 0), b.crc_hqx(b"abc", -1))
print(b.b2a_uu(b"abc"), b.b2a_uu(b""), b.b2a_uu(b"\0\0\0", backtick=True), b.a2b_uu(b"#86)C\n"), b.a2b_uu(b'"86('), b.b2a_uu(bytes(range(45))))
print(b.b2a_qp(b"a=b\xe9 \n"), b.a2b_qp(b"a=3Db=\nc=E9_", header=True), b.a2b_qp(b"a==b=zz=4"), b.b2a_qp(b".\nx .y\t", istext=False))
print(b.b2a_qp(b"a b\t\r\n.\n" + b"x" * 90, quotetabs=True, header=True), b.b2a_qp(b"tab\t\nend "), b.a2b_qp("a=20b=\r\nc"))
print(b.Error.__mro__, b.Incomplete.__mro__, b.hexlify(b"abcdef", "-", -4), b.hexlify(b"abc", b"."), b.unhexlify("00fFa0"))
for call in [
    lambda: b.a2b_base64(3), lambda: b.b2a_base64(3), lambda: b.b2a_base64("x"), lambda: b.unhexlify("0g"), lambda: b.unhexlify("abc"),
    lambda: b.hexlify("x"), lambda: b.crc32("x"), lambda: b.crc32(b"a", "x"), lambda: b.hexlify(b"abc", "::"), lambda: b.hexlify(b"abc", 3),
    lambda: b.unhexlify(3), lambda: b.b2a_uu(b"x" * 46), lambda: b.a2b_uu(b"#86)\xff"), lambda: b.a2b_uu(b"#86)Cxx"),
]:
    show(call)
