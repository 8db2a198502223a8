def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def assign(start, stop, step, value):
    a = list(range(8))
    a[start:stop:step] = value
    return a


attempt(lambda: assign(2, 5, None, [100]))
attempt(lambda: assign(2, 2, None, [1, 2, 3]))
attempt(lambda: assign(None, None, None, []))
attempt(lambda: assign(5, 2, None, "ab"))
attempt(lambda: assign(-2, None, None, (9,)))
attempt(lambda: assign(None, None, 2, [0] * 4))
attempt(lambda: assign(None, None, -2, "abcd"))
attempt(lambda: assign(None, None, 2, [0]))
attempt(lambda: assign(2, 5, None, 7))
attempt(lambda: assign(0, 4, 2, 7))
attempt(lambda: assign(0, 3, -1, []))
attempt(lambda: assign(100, 200, None, [1]))
attempt(lambda: assign(1, 3, None, (x * x for x in range(4))))
a = [1, 2, 3]
a[1:1] = a
print(a)
a[:] = a[::-1]
print(a)
a[::2] = a[1::2]
print(a)
b = list(range(10))
del b[::3]
print(b)
del b[4:1:-1]
print(b)
del b[5:]
print(b)
del b[:]
print(b)
