import _codecs
from _codecs import lookup_error, register_error


def attempt(call, *args, **kwargs):
    try:
        print(ascii(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


# Error handlers as functions.
for handler in [lookup_error("strict"), lookup_error("ignore"), lookup_error("replace"), lookup_error("xmlcharrefreplace"),
                lookup_error("backslashreplace"), lookup_error("surrogateescape"), lookup_error("surrogatepass")]:
    print(handler)
    attempt(handler, 1)
    attempt(handler, ValueError("other"))
    attempt(handler, UnicodeEncodeError("ascii", "aé€\U0001f600", 1, 4, "why"))
    attempt(handler, UnicodeEncodeError("utf-8", "a\udc80\ud800b", 1, 3, "why"))
    attempt(handler, UnicodeEncodeError("utf-8", "a\udc80b", 1, 2, "why"))
    attempt(handler, UnicodeDecodeError("ascii", b"a\xff\xfeb", 1, 4, "why"))
    attempt(handler, UnicodeDecodeError("utf-8", b"a\xed\xa0\x80b", 1, 2, "why"))
    attempt(handler, UnicodeTranslateError("abc", 0, 2, "why"))
attempt(lookup_error, "unheard of")
attempt(lookup_error, 1)
attempt(register_error, "x", 5)
attempt(register_error, 5, print)


def question(error):
    if isinstance(error, UnicodeEncodeError):
        return "".join(f"<{ord(c):x}>" for c in error.object[error.start : error.end]), error.end
    return f"[{error.object[error.start]:02x}]", error.start + 1


register_error("test.question", question)
print(lookup_error("test.question") is question)
attempt("aé€b".encode, "ascii", "test.question")
attempt("a€é".encode, "latin-1", "test.question")
attempt("a\ud800b".encode, "utf-16-le", "test.question")
attempt(b"a\xff\xe9b".decode, "utf-8", "test.question")
attempt(b"a\xff".decode, "ascii", "test.question")
attempt("é".encode, "ascii", "no handler")
attempt(b"\xff".decode, "ascii", "no handler")
for result in [(1, 2), ("x", 99), ("é", 1), (b"\xff", -1), ("x", 1), None, ("x",), ("<>", -2)]:
    register_error("test.fixed", lambda error: result if error.start < 3 else ("", error.end))
    attempt("éab".encode, "ascii", "test.fixed")
    attempt(b"\xffab".decode, "ascii", "test.fixed")


# The native codecs.
attempt(_codecs.utf_8_encode, "é€")
attempt(_codecs.utf_8_encode, 1)
attempt(_codecs.utf_8_decode, b"a\xe2\x82")
attempt(_codecs.utf_8_decode, b"a\xe2\x82", "strict", True)
attempt(_codecs.utf_8_decode, b"a\xe2b", "replace")
attempt(_codecs.utf_8_decode, bytearray(b"abc"), None)
attempt(_codecs.utf_8_decode, "abc")
attempt(_codecs.ascii_decode, b"a\xff", "ignore")
attempt(_codecs.ascii_encode, "aé", "xmlcharrefreplace")
attempt(_codecs.latin_1_encode, "é")
attempt(_codecs.latin_1_encode, "€")
attempt(_codecs.latin_1_decode, b"\xe9")
attempt(_codecs.utf_16_encode, "a€")
attempt(_codecs.utf_16_encode, "a", None, -1)
attempt(_codecs.utf_16_encode, "a", None, 1)
attempt(_codecs.utf_16_decode, b"\xff\xfea")
attempt(_codecs.utf_16_decode, b"\xff")
attempt(_codecs.utf_16_decode, b"\xfe\xff\x00a\xd8\x3d", "strict")
attempt(_codecs.utf_16_decode, b"\xfe\xff\x00a\xd8", "strict", True)
for order in (-1, 0, 1):
    attempt(_codecs.utf_16_ex_decode, b"a\0", "strict", order, True)
    attempt(_codecs.utf_32_ex_decode, b"a\0\0\0" if order < 1 else b"\0\0\0a", "strict", order, True)
attempt(_codecs.utf_16_ex_decode, b"\xff\xfea\0")
attempt(_codecs.utf_16_ex_decode, b"\xff")
attempt(_codecs.utf_32_ex_decode, b"\0\0\xfe\xff\0\0\0a\0")
attempt(_codecs.utf_16_le_encode, "a\U0001f600")
attempt(_codecs.utf_16_be_encode, "a\U0001f600")
attempt(_codecs.utf_16_le_decode, b"a\0\x3d\xd8")
attempt(_codecs.utf_16_be_decode, b"\0a\xd8\x3d\xde\0")
attempt(_codecs.utf_32_le_encode, "a")
attempt(_codecs.utf_32_be_encode, "a")
attempt(_codecs.utf_32_encode, "a")
attempt(_codecs.utf_32_decode, b"a\0\0\0b\0")
attempt(_codecs.utf_32_le_decode, b"a\0\0\0b\0", "replace", True)
attempt(_codecs.utf_32_be_decode, b"\0\0\0a")
attempt(_codecs.readbuffer_encode, "é")
attempt(_codecs.readbuffer_encode, b"\xff")

# Character maps.
decode = _codecs.charmap_decode
attempt(decode, b"ab", "strict", {97: "x", 98: 0x20AC})
attempt(decode, b"ab", "strict", "xy")
attempt(decode, b"\x00\x01", "strict", "xy")
attempt(decode, b"\x00\x02\x01", "replace", "xy")
attempt(decode, b"ab", "ignore", {98: "two"})
attempt(decode, b"a", "strict", {})
attempt(decode, b"a", "strict", {97: None})
attempt(decode, b"a", "strict", {97: "\ufffe"})
attempt(decode, b"a", "strict", {97: 1.5})
attempt(decode, b"a", "strict", {97: 0x110000})
attempt(decode, b"a\xff")
encode = _codecs.charmap_encode
attempt(encode, "ab", "strict", {97: 1, 98: b"xyz"})
attempt(encode, "xab", "strict", {120: 1})
attempt(encode, "a", "replace", {})
attempt(encode, "abc", "replace", {63: b"!", 99: 99})
attempt(encode, "a", "strict", {97: "x"})
attempt(encode, "a", "strict", {97: 256})
attempt(encode, "aé€")
attempt(_codecs.charmap_build, "ab\ufffec")

# Escapes.
attempt(_codecs.escape_decode, rb"\x41\n\101\'")
attempt(_codecs.escape_decode, rb"ab\x4z")
attempt(_codecs.escape_decode, rb"\x4z", "ignore")
attempt(_codecs.escape_decode, rb"\x4z", "replace")
attempt(_codecs.escape_decode, rb"\x4z", "other")
attempt(_codecs.escape_decode, b"a\\")
attempt(_codecs.escape_decode, "é")
attempt(_codecs.escape_encode, b"a'\n\xff\"\\")
attempt(_codecs.escape_encode, "a")
attempt(_codecs.unicode_escape_decode, "a\\n")
attempt(_codecs.unicode_escape_decode, b"\xe9\\u20ac\\U0001F600\\x41\\101")
attempt(_codecs.unicode_escape_decode, b"\\x4")
attempt(_codecs.unicode_escape_decode, b"a\\x4", "strict", False)
attempt(_codecs.unicode_escape_decode, b"a\\x4gb", "replace")
attempt(_codecs.unicode_escape_decode, b"\\U00110000")
attempt(_codecs.unicode_escape_decode, b"a\\")
attempt(_codecs.unicode_escape_decode, b"a\\", None, False)
attempt(_codecs.unicode_escape_encode, "é\n\\€\U0001f600'\"\x7f\0")
attempt(_codecs.raw_unicode_escape_encode, "é\n\\€\U0001f600")
attempt(_codecs.raw_unicode_escape_decode, rb"\u20ac\\u0041\U0001F600\n" + b"\xe9")
attempt(_codecs.raw_unicode_escape_decode, rb"a\u20a")
attempt(_codecs.raw_unicode_escape_decode, rb"a\u20a", "ignore")
attempt(_codecs.raw_unicode_escape_decode, rb"a\u20a", "strict", False)
attempt(_codecs.raw_unicode_escape_decode, rb"\U00110000")


# The registry.
class Codec(tuple):
    _is_text_encoding = False


def search(name):
    print("search", name)
    if name == "shout":
        return (lambda text, errors="strict": (text.upper().encode(), len(text)), lambda data, errors="strict": (bytes(data).decode().lower(), len(data)), None, None)
    if name == "numbers":
        return Codec((lambda n, errors="": (n + 1, 1), lambda n, errors="": (n - 1, 1), None, None))
    if name == "bad_result":
        return (lambda text, errors="": text, lambda data, errors="": ("x", 1, 2), None, None)
    if name == "wrong_type":
        return (lambda text, errors="": (text, 1), lambda data, errors="": (data, 1), None, None)
    if name == "fails":
        return (lambda text, errors="": [][1], None, None, None)
    return "not a tuple" if name == "no_tuple" else None


_codecs.register(search)
attempt(_codecs.register, 1)
attempt("Text".encode, "Shout")
attempt(b"TEXT".decode, "SHOUT", "ignore")
attempt("Text".encode, "shout ")
attempt(_codecs.encode, "Text", "shout")
attempt(_codecs.decode, b"TEXT", encoding="shout", errors="strict")
attempt(_codecs.encode, 41, "numbers")
attempt(_codecs.decode, 41, "numbers")
attempt("x".encode, "numbers")
attempt(b"x".decode, "numbers")
attempt("x".encode, "bad-result")
attempt(b"x".decode, "bad-result")
attempt("x".encode, "wrong type")
attempt(b"x".decode, "wrong type")
attempt("x".encode, "no tuple")
attempt("x".encode, "unknown codec name")
attempt(str, b"x", "unknown")
attempt(_codecs.encode, "x", 1)
attempt(_codecs.encode, "x", "shout", 1)
attempt(_codecs.lookup, 1)
print(len(_codecs.lookup("shout")), _codecs.lookup("shout") is _codecs.lookup("SHOUT"))
try:
    "x".encode("fails")
except IndexError as error:
    print(error, error.__notes__)
_codecs.unregister(search)
attempt("x".encode, "shout")
