def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a = [10, 20, 30, 40, 50]
print(a[0], a[-1], a[4], a[-5], a[True], a[1:3], a[::-1], a[::2], a[10:], a[:-2], a[-2:], a[3:1], a[3:1:-1])
attempt(lambda: a[5])
attempt(lambda: a[-6])
attempt(lambda: a["0"])
attempt(lambda: a[1.0])
attempt(lambda: a[None])
attempt(lambda: a[::0])
attempt(lambda: a[10**30])
attempt(lambda: [][0])
a[0] = 11
a[-1] += 5
a[1], a[2] = a[2], a[1]
print(a)
try:
    a[5] = 0
except IndexError as error:
    print(error)
try:
    del a[7]
except IndexError as error:
    print(error)
try:
    a["x"] = 0
except TypeError as error:
    print(error)
del a[0], a[-1]
print(a)
