def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i, "a" in i, list(k), list(v), list(i))
d["d"] = 4
print(k, v, i, list(reversed(k)), list(reversed(v)), list(reversed(i)))
print(sorted(k & {"a", "z"}), sorted(k | ["z"]), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), k == {"a", "b", "c", "d"}, k <= set("abcde"), k > {"a"}, k.isdisjoint("xy"))
print(i & {("a", 1)}, i == {("a", 1), ("b", 2), ("c", 3), ("d", 4)}, i - d.items(), {"a": 1}.items() <= i, k == list("abcd"), v == d.values(), v == v)
print(type(k).__name__, type(v).__name__, type(i).__name__, type(iter(k)).__name__, type(iter(v)).__name__, type(iter(i)).__name__, k.mapping)
attempt(lambda: k[0])
attempt(lambda: k + k)
attempt(lambda: v & v)
attempt(lambda: k & 5)
attempt(lambda: hash(k))
attempt(lambda: k.add("x"))
attempt(lambda: [] in i)
attempt(lambda: ([], 1) in i)
for key, value in d.items():
    d[key] = value * 10
print(d, sum(d.values()), max(d, key=d.get), min(d.items(), key=lambda p: p[1]), {v: k for k, v in d.items()}, [*d], [*d.values()])
