# Iterators of OrderedDict, bytearray and memoryview while what they go over changes.
from collections import OrderedDict


def collect(container, change, limit=6):
    seen = []
    try:
        for item in container:
            seen.append(item)
            if len(seen) == 1:
                change()
            if len(seen) == limit:
                break
    except Exception as error:
        return seen, type(error).__name__, str(error)
    return seen


ordered = OrderedDict(a=1, b=2)
print(collect(ordered, lambda: ordered.update(c=3)))
ordered = OrderedDict(a=1, b=2)
print(collect(ordered.items(), lambda: ordered.pop("b")))
ordered = OrderedDict(a=1)
print(collect(ordered.values(), lambda: ordered.update(z=5)), ordered)
ordered = OrderedDict(a=1, b=2)
print(collect(ordered, lambda: ordered.update(a=9)))
print(type(iter(ordered)).__name__, type(iter(ordered.items())).__name__, list(reversed(ordered)))

data = bytearray(b"abc")
print(collect(data, lambda: data.extend(b"xy")))
data = bytearray(b"abc")
print(collect(data, data.clear), type(iter(data)).__name__)
it = iter(bytearray(b"abcd"))
next(it)
print(it.__length_hint__(), list(it))

data = bytearray(b"abc")
view = memoryview(data)
print(collect(view, lambda: data.__setitem__(2, 120)), type(iter(view)).__name__)
view = memoryview(b"abc")
print(collect(view, view.release))
