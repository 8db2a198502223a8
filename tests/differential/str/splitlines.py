def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for text in ("a\nb", "a\n", "\n", "", "a\r\nb\rc", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "a\n\nb\n", "\r\n\r"):
    print(text.splitlines(), text.splitlines(True), text.splitlines(keepends=True))
print("a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("-"), "abc".rpartition("-"), "-".partition("-"), "a--b".partition("--"))
attempt(lambda: "a".partition(""))
attempt(lambda: "a".partition(1))
attempt(lambda: "a".rpartition(""))
attempt(lambda: "a".splitlines(1, 2))
