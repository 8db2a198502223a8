def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


s = slice(1, 5, 2)
print(s, s.start, s.stop, s.step, slice(3), slice(None), s == slice(1, 5, 2), s.indices(4), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(-100, 100, 3).indices(7))


class Spy:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


spy = Spy()
print(spy[1], spy[1:2], spy[::], spy[1:2:3], spy[1, 2], spy[1:2, ::3], spy[...], spy[..., 1:], spy[()], spy["a":"b"])
spy[1:2] = 5
spy[0, 1:] = "x"
del spy[:3], spy[1, 2]
spy[5] += 1 if False else 0
attempt(lambda: slice())
attempt(lambda: slice(1, 2, 3, 4))
attempt(lambda: s.indices())
attempt(lambda: s.indices(-1))
attempt(lambda: slice("a").indices(3))
attempt(lambda: slice(None, None, 0).indices(3))
attempt(lambda: hash(slice(1)))
attempt(lambda: slice(1) < slice(2))
attempt(lambda: 5[0])
attempt(lambda: 5[0:1])
attempt(lambda: {}[1:2])
