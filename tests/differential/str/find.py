def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


text = "abcabcabc"
print(text.find("c"), text.find("c", 3), text.find("c", 3, 5), text.find("x"), text.find(""), text.find("", 9), text.find("", 10), text.find("abc", -3))
print(text.rfind("c"), text.rfind("c", 0, 8), text.rfind("x"), text.rfind(""), text.rfind("abc", 0, -1), text.rfind("a", -2))
print(text.index("b"), text.rindex("b"), text.index("bc", 2), text.count("abc"), text.count(""), text.count("a", 1), text.count("x"), "aaaa".count("aa"))
print("😀a😀".find("😀", 1), "café".find("é"), "café".find("€"), "x€y".rfind("y"), "".find(""), "".count(""))
attempt(lambda: text.index("x"))
attempt(lambda: text.rindex("x"))
attempt(lambda: text.index("a", 7))
attempt(lambda: text.find(1))
attempt(lambda: text.find())
attempt(lambda: text.find("a", 1, 2, 3))
attempt(lambda: text.find("a", "b"))
attempt(lambda: text.count(None))
print(text.find("c", None, None), text.find("a", None, 2), text.find("c", -100, 100), ("ab" * 50 + "c").find("abc"))
