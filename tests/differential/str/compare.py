def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


words = ["", "a", "A", "aa", "ab", "b", "é", "z", "€", "😀", "\uffff", "a\x00"]
for a in words:
    print([(a < b, a == b) for b in words])
print(sorted(words), max(words), min(words))
print("abc" == "ab" + "c", "a" != "b", "a" < "b" < "c", "a" == 1, "a" != None, "a" == b"a")
attempt(lambda: "a" < 1)
attempt(lambda: "a" >= None)
attempt(lambda: "a" > b"a")
attempt(lambda: sorted(["a", 1]))
print("é" == "e\u0301", len("e\u0301"), hash("abc") == hash("ab" + "c"), "x" is "x")
