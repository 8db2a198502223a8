def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


d = {"a": 1, "b": 2}
d.update({"b": 20, "c": 30})
d.update(e=5, a=100)
d.update([("f", 6)], g=7)
d.update()
print(d, d | {"a": 0, "z": 26}, {"z": 1} | d, d.copy() == d, d.copy() is d)
d |= {"h": 8}
d |= [("i", 9)]
print(d)
attempt(lambda: d | [("x", 1)])
attempt(lambda: [] | d)
print({**{"x": 1}, "y": 2, **{"x": 3}}, dict.fromkeys("abc"), dict.fromkeys([1, 2], []), dict.fromkeys({}, 1), {}.fromkeys("a", 0))
shared = dict.fromkeys("ab", [])
shared["a"].append(1)
print(shared)
a = {"k": [1]}
b = a.copy()
b["k"].append(2)
b["n"] = 1
print(a, b, a == b, a != b, {"x": 1, "y": 2} == {"y": 2, "x": 1}, {1: 1} == {1.0: True}, {} == [], {"a": 1} == {"a": 2})
d2 = {}
d2["self"] = d2
print(d2, len(d2["self"]["self"]))
