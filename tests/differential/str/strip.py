def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for text in ("  a b  ", "\t\n x\u2003\xa0", "", "   ", "xxaxx", "é a é"):
    print(repr(text.strip()), repr(text.lstrip()), repr(text.rstrip()), repr(text.strip("x")), repr(text.strip("é ")))
print("www.example.com".strip("cmowz."), "abc".strip(""), "abc".strip("abc"), "aXbXa".lstrip("a"), "aXbXa".rstrip("aX"), "x".strip(None))
attempt(lambda: "a".strip(1))
attempt(lambda: "a".strip("a", "b"))
attempt(lambda: "a".lstrip(b"a"))
