def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for text in ("abc", "é", "€", "😀", ""):
    print(text.encode(), text.encode("utf-8"), text.encode("utf-16-le"), text.encode("utf-32-be"), text.encode("latin-1", "replace"), text.encode("ascii", "ignore"), text.encode("ascii", "backslashreplace"), text.encode("ascii", "xmlcharrefreplace"))
attempt(lambda: "é".encode("ascii"))
attempt(lambda: "a€b😀".encode("latin-1"))
attempt(lambda: "\ud800".encode())
attempt(lambda: "\ud800".encode("utf-8", "surrogatepass"))
attempt(lambda: "a".encode("nope"))
attempt(lambda: "é".encode("ascii", "nope"))
attempt(lambda: "a".encode(5))
print(b"caf\xc3\xa9".decode(), b"caf\xe9".decode("latin-1"), b"\xff\xfea\x00".decode("utf-16"))
attempt(lambda: b"\xff".decode())
attempt(lambda: b"a\xc3".decode())
attempt(lambda: b"\xe2\x82x".decode())
attempt(lambda: b"\xe9".decode("ascii"))
attempt(lambda: b"\xffa\xc3".decode("utf-8", "replace"))
attempt(lambda: b"\xffa".decode("utf-8", "ignore"))
attempt(lambda: b"\xff".decode("utf-8", "backslashreplace"))
attempt(lambda: b"\xff".decode("utf-8", "surrogateescape"))
attempt(lambda: "\udcff".encode("utf-8", "surrogateescape"))
