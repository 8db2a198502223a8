s = {1, 2, 3}
for action in ("add", "discard", "none", "pop"):
    s = {1, 2, 3}
    try:
        for x in s:
            if action == "add":
                s.add(x + 10)
            elif action == "discard":
                s.discard(x)
            elif action == "pop":
                s.pop()
        print(action, s)
    except RuntimeError as error:
        print(action, error, len(s))


class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return self.v == other.v

    def __repr__(self):
        return f"K{self.v}"


keys = {Key(i) for i in range(5)}
print(sorted(k.v for k in keys), Key(3) in keys, Key(9) in keys)
keys.remove(Key(2))
keys.add(Key(3))
print(len(keys), keys - {Key(1)} == {Key(0), Key(3), Key(4)}, {Key(1)} <= keys)
copy = keys.copy()
copy.clear()
print(len(keys), copy)


class MySet(set):
    def add(self, item):
        print("adding", item)
        super().add(item)


m = MySet([1])
m.add(2)
m.update([3])
print(m, type(m | {5}), type(m.copy()), isinstance(m, set), m == {1, 2, 3}, repr(m), frozenset(m))
