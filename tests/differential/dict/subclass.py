class Counter(dict):
    def __missing__(self, key):
        return 0

    def add(self, items):
        for item in items:
            self[item] += 1
        return self


c = Counter().add("hello")
print(c, c["l"], c["z"], "z" in c, type(c), type(c.copy()), isinstance(c, dict), c == {"h": 1, "e": 1, "l": 2, "o": 1}, c | {"x": 1}, type(c | {}))


class Lower(dict):
    def __init__(self, *args, **kwargs):
        super().__init__()
        for k, v in dict(*args, **kwargs).items():
            self[k] = v

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())


low = Lower({"Ab": 1}, CD=2)
low["EF"] = 3
print(low, low["AB"], "cd" in low, "CD" in low, low.get("CD"), len(low), list(low), {**low}, dict(low))
try:
    low["ZZ"]
except KeyError as error:
    print("KeyError", error)
low.update(GH=1)
low.attribute = 1
print(low, low.__dict__, low.setdefault("IJ", 5), sorted(low))
