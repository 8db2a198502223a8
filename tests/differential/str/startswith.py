def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


text = "prefix-body.suffix"
print(text.startswith("pre"), text.startswith("body", 7), text.startswith("pre", 0, 2), text.startswith(""), text.startswith(("x", "pre")), text.startswith(()))
print(text.endswith("fix"), text.endswith("body", 0, -7), text.endswith(("a", ".suffix")), text.endswith(""), text.endswith("x", 0, 0))
print("".startswith(""), "a".startswith("", 1), "a".startswith("", 2), "a".endswith("", 2, 1))
print(text.removeprefix("prefix-"), text.removeprefix("x"), text.removesuffix(".suffix"), text.removesuffix(""), "aa".removeprefix("a"))
attempt(lambda: text.startswith(1))
attempt(lambda: text.startswith(["pre"]))
attempt(lambda: text.startswith(("pre1", 2)))
attempt(lambda: text.endswith(None))
attempt(lambda: text.removeprefix(1))
attempt(lambda: text.startswith())
