def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for text in ("a b  c", "  a b ", "", " ", "a", "a\tb\nc\u2003d\x1ce", "a,b,,c,", ",", "é,€,😀"):
    print(text.split(), text.split(","), text.split(" "), text.split(None, 1), text.split(",", 1), text.rsplit(None, 1), text.rsplit(",", 1))
print("a--b--c".split("--"), "a--b".rsplit("--"), "aaa".split("aa"), "aaa".rsplit("aa"), "a b c".split(maxsplit=1), "a.b.c".split(sep=".", maxsplit=0))
print("  a  b  ".split(None, 0), "  a  b  ".rsplit(None, 1), "  a  b  ".split(maxsplit=1), "a b".split(" ", -1))
attempt(lambda: "a".split(""))
attempt(lambda: "a".split(1))
attempt(lambda: "a".split(",", "1"))
attempt(lambda: "a".rsplit(""))
attempt(lambda: "a".split(",", 1, 2))
attempt(lambda: "a".split(foo=1))
