def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("a" in "abc", "bc" in "abc", "" in "", "" in "abc", "d" in "abc", "cb" not in "abc", "é" in "café", "😀" in "x😀")
attempt(lambda: 1 in "abc")
attempt(lambda: None in "abc")
attempt(lambda: b"a" in "abc")
print(list("héy😀"), [c for c in ""], tuple("ab"), set("aab") == {"a", "b"}, sorted("hello"), "".join(reversed("abc")))
it = iter("ab")
print(next(it), next(it), next(it, "end"))
attempt(lambda: next(it))
for i, c in enumerate("xyz", 1):
    print(i, c, ord(c), chr(ord(c) + 1), end="; ")
print()
a, b, *c = "hello"
print(a, b, c, *"hi", sep=".")
attempt(lambda: ord("ab"))
attempt(lambda: ord(""))
attempt(lambda: ord(5))
attempt(lambda: chr(-1))
attempt(lambda: chr(0x110000))
attempt(lambda: chr("a"))
print(chr(0x1F600), ord("😀"), chr(0), len(chr(0xD800)))
