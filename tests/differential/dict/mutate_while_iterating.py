def run(action):
    d = {i: i * i for i in range(5)}
    seen = []
    try:
        for key in d:
            seen.append(key)
            action(d, key)
            if len(seen) > 20:
                break
    except RuntimeError as error:
        print("RuntimeError:", error, seen, len(d))
    else:
        print("fine", seen, d)


def add(d, key):
    d[key + 100] = 1


def remove(d, key):
    del d[key]


def replace(d, key):
    d[key] = "x"


def swap(d, key):
    del d[key]
    d[key] = 0


def clear(d, key):
    d.clear()


def at_end(d, key):
    if key == 4:
        d["late"] = 1


for action in (add, remove, replace, swap, clear, at_end):
    print(action.__name__, end=": ")
    run(action)
d = {1: 1}
for view in (d.keys(), d.values(), d.items()):
    it = iter(view)
    d[len(d) + 1] = 0
    for _ in range(2):
        try:
            print(next(it, "finished"))
        except RuntimeError as error:
            print(error)
d = {"a": 1}
it = iter(d)
print(next(it), next(it, None))
d["b"] = 2
print(next(it, "stays finished"))
for key in list(d):
    del d[key]
print(d)
