# memoryview.cast(): formats, shapes, items, slices, comparisons and their errors.
def attempt(function):
    try:
        return repr(function())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


data = bytearray(range(48))
view = memoryview(data)
for code in "bBc?hHiIqQfd":
    cast = view[:16].cast(code)
    print(code, cast.format, cast.itemsize, len(cast), cast.nbytes, cast.shape, cast.strides, cast.ndim)
    print("  ", attempt(cast.tolist), attempt(lambda: cast[1]), attempt(lambda: cast[-1]), attempt(lambda: cast[99]))
    for value in (0, 1, -1, 255, 2**31, 2**64, 1.5, "x", b"z", b"zz", None, True):
        target = memoryview(bytearray(8)).cast(code)
        print("  ", repr(value), attempt(lambda: target.__setitem__(0, value)), target.tobytes().hex())

words = view.cast("H")
print(words[2:5].tolist(), words[::-2].tolist(), words[1:1].tolist(), bytes(words[::5]).hex(" "))
words[0] = 0xABCD
words[4:6] = words[6:8]
print(data[:16].hex(), attempt(lambda: words.__setitem__(slice(0, 2), b"abcd")))
print(attempt(lambda: words.__setitem__(slice(0, 2), words[:3])), attempt(lambda: words.__delitem__(0)))
print(words == view, words == view.cast("h"), words[:0] == b"", words.cast("B") == data, view == bytes(data))
print(memoryview(b"\x01\x00").cast("H") == memoryview(b"\x01"), memoryview(b"ab") != b"ab")
print(list(words)[:3], max(words), 0xABCD in words, len(words.hex()), words.hex(":", 8)[:20])

grid = view.cast("B", (4, 12))
cube = view.cast("B", [2, 3, 8])
print(grid.shape, grid.strides, grid.ndim, len(grid), grid.nbytes, cube.shape, cube.strides, cube.suboffsets)
print(grid[1, 2], grid[-1, -1], cube[1, 2, 3], grid.tolist()[2], cube.tolist()[1][0])
grid[3, 11] = 200
print(data[-1], grid[1:3].shape, grid[::2].tolist()[1], grid[::2].contiguous, grid[::2].tobytes().hex())
for function in (
    lambda: grid[0],
    lambda: grid[0, 1, 2],
    lambda: grid[0,],
    lambda: grid[0, 12],
    lambda: grid[5, 0],
    lambda: grid[0:1, 0:1],
    lambda: grid[0:1, 0],
    lambda: grid["a"],
    lambda: grid.__setitem__(0, 1),
    lambda: grid.__setitem__(slice(0, 1), b"x"),
    lambda: list(grid),
    lambda: grid.cast("H").shape,
    lambda: grid.cast("B", (6, 8)),
    lambda: grid.cast("B").shape,
    lambda: view.cast("B", (5, 5)),
    lambda: view.cast("H", (5, 5)),
    lambda: view.cast("H", (4, 6)).tolist()[1],
    lambda: view.cast("B", (0, 5)),
    lambda: view.cast("B", (-1, 5)),
    lambda: view.cast("B", ("a",)),
    lambda: view.cast("B", 48),
    lambda: view.cast("B", "48"),
    lambda: view.cast("B", (48,)).shape,
    lambda: view[:1].cast("B", []).shape,
    lambda: view[:1].cast("B", [])[()],
    lambda: view[:1].cast("B", [])[0],
    lambda: len(view[:1].cast("B", [])),
    lambda: view[:1].cast("B", []).tolist(),
    lambda: view[:0].cast("B", (1,)),
    lambda: view[:7].cast("i"),
    lambda: view[::2].cast("H"),
    lambda: view.cast("zz"),
    lambda: view.cast("z"),
    lambda: view.cast("@H").format,
    lambda: view.cast("<H"),
    lambda: view.cast(""),
    lambda: view.cast(5),
    lambda: words.cast("i"),
    lambda: words.cast("H"),
    lambda: words.cast("b").tolist()[:4],
    lambda: hash(memoryview(b"ab").cast("H")),
    lambda: hash(memoryview(b"ab").cast("c")) == hash(b"ab"),
    lambda: hash(view),
    lambda: memoryview(b"abcd").cast("I").readonly,
    lambda: memoryview(b"abcd").cast("I").__setitem__(0, 1),
    lambda: (grid.c_contiguous, grid.f_contiguous, view.f_contiguous, view[::2].c_contiguous),
    lambda: grid.toreadonly().shape,
    lambda: memoryview(grid).shape,
    lambda: grid == cube,
    lambda: grid == view.cast("B", (4, 12)),
    lambda: grid.obj is data,
):
    print(attempt(function))
with view.cast("i") as inner:
    print(inner[0])
print(attempt(lambda: inner[0]), attempt(lambda: inner.cast("B")), attempt(lambda: inner == inner))
print(attempt(lambda: data.append(1)), attempt(lambda: view.index))
