def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


d = {"a": 1}
print(d.get("a"), d.get("b"), d.get("b", 5), d.get("a", 5), d.setdefault("a", 9), d.setdefault("c"), d.setdefault("d", []), d)
d.setdefault("d", None).append(1)
print(d)
attempt(lambda: d.get())
attempt(lambda: d.get("a", 1, 2))
attempt(lambda: d.get([]))
attempt(lambda: d.setdefault([], 1))
attempt(lambda: d.setdefault())
attempt(lambda: d.get("a", default=1))
groups = {}
for word in "apple avocado bean carrot beet".split():
    groups.setdefault(word[0], []).append(word)
print(groups)


class Missing(dict):
    def __missing__(self, key):
        print("missing", key)
        if key == "bad":
            raise LookupError("really missing")
        return key * 2


m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), "b" in m, m, len(m))
attempt(lambda: m["bad"])
