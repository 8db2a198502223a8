def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a = bytearray(b"hello")
a[0] = 72
a[1:3] = b"EYY"
a.append(33)
a.extend(b"?!")
print(a, len(a), a[-1], a == b"HEYYlo!?!", bytes(a))
del a[0]
a.insert(0, 65)
print(a, a.pop(), a.pop(0), a)
a.reverse()
a += b"xy"
a *= 2
print(a, a.find(b"xy"), a.upper(), a[2:4], a.remove(120), a)
attempt(lambda: a.append(256))
attempt(lambda: a.append("a"))
attempt(lambda: a.remove(1))
attempt(lambda: bytearray().pop())
attempt(lambda: hash(a))
attempt(lambda: a.__setitem__(100, 1))
a.clear()
print(a, bytearray(3), bytearray([1, 2]), bytearray("é", "latin-1"), bytearray(b"abc")[::-1])
