def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


d = {"a": 1, "b": 2, "c": 3, "d": 4}
print(d.pop("b"), d, d.pop("zz", None), d.pop("zz", 5), d.popitem(), d.popitem(), d)
attempt(lambda: d.pop("zz"))
attempt(lambda: d.pop())
attempt(lambda: d.pop("a", 1, 2))
attempt(lambda: d.pop([]))
print(d.popitem())
attempt(lambda: d.popitem())
attempt(lambda: {}.pop("x"))
d["again"] = 1
d["more"] = 2
print(d, d.clear(), d)
order = {}
for i in range(10):
    order[i] = i
for i in range(0, 10, 2):
    del order[i]
order[4] = "back"
order[100] = "end"
print(order, list(reversed(order)), order.popitem(), next(iter(order)))
for i in range(1000):
    order[i] = i
    if i % 3:
        order.pop(i)
print(len(order), list(order)[:5], list(order)[-3:])
