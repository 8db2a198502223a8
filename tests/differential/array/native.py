import array as module
import io
from array import ArrayType, array, typecodes


def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


for args in [(), ("x",), (1,), ("ii",), ("i", "abc"), ("i", b"\1\0\0\0"), ("i", b"\1\0"), ("i", 5), ("i", [1.5]), ("i", ["a"]),
             ("i", [1], 2), ("u", "héllo"), ("u", ["ab"]), ("u", [1]), ("u", ""), ("d", range(3)), ("i", array("h", [1, 2])),
             ("u", array("i", [1])), ("i", array("u", "a")), ("f", ["x"]), ("f", [1e39]), ("f", [1, True, 1.1]), ("q", (-1, 2**40)),
             ("B", bytearray(b"abc")), ("b", [True]), ("d", [1.0, float("inf"), -0.0])]:
    attempt(array, *args)
attempt(array, "i", x=1)
for code, limits in {"b": (-129, -128, 127, 128, 2**15, -(2**15) - 1), "B": (-1, 0, 255, 256), "h": (-(2**15) - 1, 2**15 - 1, 2**15),
                     "H": (-1, 2**16 - 1, 2**16), "i": (2**31 - 1, 2**70), "I": (-1, 2**32 - 1),
                     "q": (2**63 - 1, 2**63, -(2**63)), "Q": (-1, 2**64 - 1, 2**64)}.items():
    print(code, array(code).itemsize, array(code).typecode)
    for limit in limits:
        attempt(array, code, [limit])
    attempt(array, code, ["x"])
    attempt(array, code, [1.5])

a = array("i", [1, 2, 3])
attempt(lambda: a[5])
attempt(lambda: a[-1])
attempt(lambda: a["x"])
attempt(lambda: a[1:])
attempt(lambda: a[::-2])
for key, value in [(5, 1), (0, "x"), (slice(0, 1), [1]), (slice(0, 1), array("h")), (slice(0, 3, 2), array("i", [1])), ("x", 1)]:
    attempt(a.__setitem__, key, value)
attempt(a.__delitem__, 7)
a[1:2] = array("i", [7, 8, 9])
a[::2] = array("i", [0, 0, 0])
print(a)
a[1:1] = a
del a[0], a[-1], a[::3]
print(a)
a[:] = array("i", [1, 2, 3])
attempt(lambda: a + [1])
attempt(lambda: a + array("h"))
attempt(lambda: a + a)
attempt(lambda: a * "x")
attempt(lambda: 2 * a)
attempt(lambda: a * -1)
b = a
b += array("i", [4])
b *= 2
print(a is b, a)


def add(other):
    global b
    b += other


attempt(add, [1])
attempt(add, array("h", [1]))
attempt(a.extend, [1, "x"])
attempt(a.extend, array("h"))
attempt(a.extend, 5)
attempt(a.extend, a)
attempt(a.append, "x")
attempt(a.append, 2**70)
attempt(a.insert, 0, 9)
attempt(a.insert, -1, 10)
attempt(a.insert, 100, 11)
attempt(a.insert, "x", 1)
attempt(a.pop)
attempt(a.pop, 0)
attempt(a.pop, 99)
attempt(array("i").pop)
attempt(a.remove, 99)
attempt(a.remove, 2)
attempt(a.index, 99)
attempt(a.index, 3)
attempt(a.index, 3, 5)
attempt(a.index, 3, 2, -100)
attempt(a.count, 1)
print(a, len(a), 3 in a, "x" in a)
a.reverse()
print(a, a.tolist(), a[:3].tobytes())
attempt(a.frombytes, b"abc")
attempt(a.frombytes, "a")
attempt(a.fromlist, (1,))
attempt(a.fromlist, [1, "x"])
attempt(a.fromunicode, "x")
attempt(a.tounicode)
u = array("u", "a\u20ac\U0001f600")
u.fromunicode("é")
print(u, u.tounicode(), ascii(u.tolist()), len(u.buffer_info()))
for code, values in {"b": [1, -2], "h": [1, -2], "i": [1, -2], "d": [1.5]}.items():
    item = array(code, values)
    item.byteswap()
    print(item)
    item.byteswap()
    print(item.__reduce_ex__(2)[1:], item.__reduce_ex__(3)[1][1:], item.__copy__() == item, item.__deepcopy__({}) is item)
attempt(module._array_reconstructor, array, "i", 8, b"\1\0\0\0")
attempt(module._array_reconstructor, int, "i", 8, b"")
attempt(module._array_reconstructor, array, "i", 99, b"")
attempt(module._array_reconstructor, array, "x", 1, b"")
attempt(hash, a)
print(array("i", [1]) < array("i", [2]), array("i", [1]) == array("d", [1.0]), array("i") == [], array("i", [1, 2]) <= array("i", [1]))
attempt(lambda: array("i") < [])
print(typecodes, ArrayType is array, array.__module__, type(iter(a)), array[int])
attempt(setattr, a, "typecode", "x")
attempt(setattr, a, "other", 1)


class Sub(array):
    def __new__(cls, code, items=(), *, label=None):
        self = super().__new__(cls, code, items)
        self.label = label
        return self


s = Sub("i", [1, 2], label="x")
print(repr(s), s.label, type(s[:]), type(s + s), s.__reduce_ex__(2)[2])
file = io.BytesIO(b"\1\0\0\0\2\0\0\0\3\0")
x = array("i")
attempt(x.fromfile, file, 2)
attempt(x.fromfile, file, 1)
attempt(x.fromfile, io.BytesIO(b"\1\0\0\0"), 2)
attempt(x.fromfile, file, -1)
print(x)
out = io.BytesIO()
x.tofile(out)
print(out.getvalue(), bytes(array("h", [1, 2])), bytearray(array("h", [258])), b"ab" + array("B", [99]), out.write(array("h", [1])))
it = iter(array("i", [1, 2]))
print(next(it), it.__reduce__()[1:], it.__setstate__(0), list(it), it.__reduce__()[1:])
match array("i", [1, 2, 3]):
    case [first, *rest]:
        print(first, rest)
print(sum(array("d", [0.5, 1.5])), max(array("b", [3, 1])), sorted(array("u", "cab")), b"".join([array("B", [65]), b"b"]))
