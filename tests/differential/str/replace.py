def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


text = "one two one"
print(text.replace("one", "1"), text.replace("one", "1", 1), text.replace("x", "y"), text.replace("", "-"), text.replace("o", ""), text.replace("one", "1", 0), text.replace("one", "é"))
print("aaa".replace("a", "bb"), "aaa".replace("aa", "b"), "".replace("", "x"), "".replace("a", "x"), "abc".replace("", "-", 2), "é€".replace("é", "😀"), "😀x".replace("😀", "a"))
print("a\nb".replace("\n", "\\n"), "mississippi".replace("iss", "ISS", -1))
attempt(lambda: text.replace("a"))
attempt(lambda: text.replace(1, "b"))
attempt(lambda: text.replace("a", None))
attempt(lambda: text.replace("a", "b", "c"))
attempt(lambda: text.replace("a", "b", count=1))
table = str.maketrans({"a": "1", "b": None, ord("c"): "xyz", "d": 100})
print("abcdé".translate(table), "abc".translate(str.maketrans("ab", "12")), "abc".translate(str.maketrans("ab", "12", "c")), "ab".translate({97: 0x1F600}))
attempt(lambda: str.maketrans("ab", "1"))
attempt(lambda: str.maketrans({"ab": 1}))
attempt(lambda: str.maketrans(1))
attempt(lambda: "a".translate({97: 0x110000}))
attempt(lambda: "a".translate({97: 1.5}))
