def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


d = {"a": 1, "b": 2, 3: "three", (1, 2): None, None: 0, 1.5: "f"}
print(d, len(d), d["a"], d[3], d[3.0], d[(1, 2)], d[None], "a" in d, 2 in d, True in d, bool({}), {} == dict())
d["a"] = 10
d["new"] = 5
del d["b"]
d[True] = "one"
d[1] = "uno"
d[1.0] = "eins"
print(d)
attempt(lambda: d["missing"])
attempt(lambda: d[5])
attempt(lambda: d[()])
attempt(lambda: d[[]])
attempt(lambda: d[{}])
attempt(lambda: {{}: 1})
attempt(lambda: [] in d)
attempt(lambda: d.a)
try:
    del d["zz"]
except KeyError as error:
    print("KeyError", error, error.args)
try:
    d[{1}] = 5
except TypeError as error:
    print(error)
print({"x": 1, "x": 2}, {**d, "a": 0}["a"], {1: "a", True: "b"}, {0: 1, False: 2, 0.0: 3})
print(dict(a=1, b=2), dict([("x", 1), ("y", 2)]), dict({"q": 1}, r=2), dict(zip("ab", (1, 2))), dict([["k", "v"]], k=3), dict(["ab", "cd"]))
