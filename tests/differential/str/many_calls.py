# Bound and unbound methods as values, with keyword arguments where they are allowed.
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


words = ["b", "A", "c"]
print(list(map(str.upper, words)), sorted(words, key=str.lower), list(map("x{}".format, range(3))), list(map(",".join, [["a", "b"], "cd"])), list(filter(str.isupper, words)))
f = "a,b".split
print(f(","), f(sep=","), f(maxsplit=0), str.split("a b", maxsplit=1), str.encode("é", encoding="latin-1", errors="strict"), "a\tb".expandtabs(tabsize=3), "a\nb".splitlines(keepends=True))
g = {"upper": str.upper, "first": lambda s: s[:1]}
print([h("hello") for h in g.values()], getattr("abc", "replace")("a", "z"), str.__add__("a", "b"), str.__contains__("abc", "b"), "abc".__getitem__(slice(1)), "a".__lt__("b"), "a".__eq__(5), "a".__hash__() == hash("a"), "x".__rmul__(3), "%s".__mod__(5), 5 .__rsub__(7))
attempt(lambda: str.upper([]))
attempt(lambda: list(map(str.upper, [1])))
attempt(lambda: "a".join(sep="b"))
attempt(lambda: "a".replace(old="a", new="b"))
attempt(lambda: "a".encode(encoding=5))
attempt(lambda: "a".split(maxsplit="x"))
attempt(lambda: "a".count("a", None, "z"))
attempt(lambda: "abc".find("c", -2**70, 2**70))
print(str.__name__, type("".upper).__name__, type(str.upper).__name__, "x".upper.__self__, "x".upper.__name__, str.upper.__qualname__)
