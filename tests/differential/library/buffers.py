import array
import copy
import io
import pickle
from collections.abc import Buffer


def attempt(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


# io.BytesIO
memory = io.BytesIO(b"0123456789")
view = memory.getbuffer()
view[0:2] = b"AB"
view[-1] = 33
print(bytes(view), view.readonly, view.format, len(view), type(view.obj).__name__, memory.getvalue(), memory.read(3))
print(attempt(memory.write, b"x"), attempt(memory.truncate, 0), attempt(memory.close), attempt(memory.__init__, b""))
part = view[2:5]
view.release()
print(attempt(memory.write, b"x"), part.tobytes())
part.release()
print(memory.write(b"x"), memory.getvalue(), memory.truncate(2), memory.close(), attempt(memory.getbuffer))
with io.BytesIO().getbuffer() as empty:
    print(len(empty), empty.tolist())

# array.array
numbers = array.array("i", [3, 1, 2])
view = memoryview(numbers)
view[0] = -7
print(numbers, view.tolist(), view.format, view.itemsize, view[1:].tolist(), view.nbytes, view.shape, view.strides)
print(attempt(view.__setitem__, 0, 2**40), attempt(view.__setitem__, 0, 1.5))
for change in (lambda: numbers.append(5), lambda: numbers.pop(), lambda: numbers.extend([1]), lambda: numbers.remove(1),
        lambda: numbers.insert(0, 1), lambda: numbers.__delitem__(0), lambda: numbers.frombytes(b"1234"),
        lambda: numbers.__imul__(2), lambda: numbers.__delitem__(slice(0, 3, 2)), lambda: numbers.fromlist([1]),
        lambda: numbers.__setitem__(slice(0, 1), array.array("i", [1, 2]))):
    print(attempt(change))
numbers[0:2] = array.array("i", [8, 9])
numbers.reverse()
print(view.tolist(), sorted(view), max(view), list(reversed(view)), 9 in view, view.cast("B")[:4].tolist())
print(view == array.array("i", [2, 9, 8]), view == array.array("d", [2, 9, 8]), view == array.array("b", [2, 9]),
    view == b"x", view[::2] == memoryview(array.array("q", [2, 8])), attempt(hash, view), attempt(hash, view.toreadonly()))
view[1:] = array.array("i", [5, 6])
print(numbers, attempt(view.__setitem__, slice(0, 1), b"1234"), attempt(view.__setitem__, slice(0, 1), array.array("h", [1])))
view.release()
numbers.append(4)
print(numbers)
# The sizes of l and L are those of the machine.
for code in "bBhHiIqQfd":
    view = memoryview(array.array(code, [1, 2]))
    print(code, view.format, view.itemsize, view.tolist(), view[1], view.cast("B").nbytes)
letters = memoryview(array.array("u", "ab"))
print(letters.format, letters.itemsize, len(letters), attempt(lambda: letters[0]), letters.nbytes)
print(bytes(array.array("h", [1, 2])), bytearray(memoryview(array.array("h", [258]))), b"".join([array.array("b", [65])]))

# PEP 688
print([isinstance(x, Buffer) for x in (b"", bytearray(), memoryview(b""), numbers, "", 5, [])], issubclass(bytes, Buffer))
print(b"abc".__buffer__(0).tolist(), attempt(b"abc".__buffer__, 1), bytearray(b"xy").__buffer__(1).readonly,
    numbers.__buffer__(284).format, memoryview(b"ab")[1:].__buffer__(0).tobytes())
data = bytearray(b"abc")
given = data.__buffer__(0)
print(attempt(data.append, 1), data.__release_buffer__(given), attempt(given.tobytes), data.append(1), data,
    attempt(data.__release_buffer__, given), attempt(data.__release_buffer__, 5),
    attempt(data.__release_buffer__, memoryview(b"")))


class Shared:
    def __init__(self, size):
        self.data = bytearray(range(size))
        self.held = 0

    def __buffer__(self, flags):
        print("buffer", type(flags).__name__)
        self.held += 1
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print("release", type(view).__name__)
        self.held -= 1
        view.release()


shared = Shared(6)
view = memoryview(shared)
part = view[2:4]
part[0] = 255
print(view.tolist(), shared.held, attempt(shared.data.append, 1), isinstance(shared, Buffer))
view.release()
print(shared.held, part.tolist())
part.release()
print(shared.held, shared.data.append(1), shared.data)
print(bytes(shared), shared.held)
with memoryview(shared) as view:
    print(view.readonly, view.nbytes)
print(shared.held)


class Plain:
    def __buffer__(self, flags):
        return memoryview(b"plain")


class Wrong:
    def __buffer__(self, flags):
        return b"wrong"


class Failing:
    def __buffer__(self, flags):
        raise ValueError("no buffer today")


print(bytes(Plain()), memoryview(Plain())[1:3].tobytes(), bytearray(Plain()), attempt(memoryview, Wrong()),
    attempt(memoryview, Failing()), attempt(memoryview, object()) [:9])

# Copies of bytearray
data = bytearray(b"a\xff")
print(data.__reduce__(), data.__reduce_ex__(2), data.__reduce_ex__(4), bytearray().__reduce_ex__(4))


class Named(bytearray):
    pass


named = Named(b"xy")
named.label = [1]
for way in (copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value)), lambda value: pickle.loads(pickle.dumps(value, 2))):
    again, other = way(data), way(named)
    print(again, again is data, type(other).__name__, other, other.label, other.label is named.label)
