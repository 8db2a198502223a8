def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(",".join([]), ",".join(["a"]), ", ".join(["a", "b"]), "".join(("x", "é", "😀")), "-".join("abc"), "€".join(["a", "b"]))
print(" ".join(str(i) for i in range(5)), "".join({"k": 1}), ".".join(map(str, (1, 2))), "".join(c for c in "abc" if c != "b"))
attempt(lambda: ",".join([1]))
attempt(lambda: ",".join(["a", None, "b"]))
attempt(lambda: ",".join(5))
attempt(lambda: ",".join(["a", b"b"]))
attempt(lambda: ",".join())
attempt(lambda: ",".join(1 / 0 for _ in range(2)))


class S(str):
    def __str__(self):
        return "hidden"


print("-".join([S("a"), S("b")]), type("".join([S("a")])), type("".join(["plain"])))
