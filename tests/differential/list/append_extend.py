def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a = []
print(a.append(1), a)
a.append([2])
a.append(a)
print(a, len(a))
b = [1]
b.extend([2, 3])
b.extend("ab")
b.extend(range(2))
b.extend({"k": 1})
b.extend(b)
b.extend(x for x in (7, 8))
b += (9,)
b += "z"
print(b)
attempt(lambda: b.extend(5))
attempt(lambda: b.append())
attempt(lambda: b.append(1, 2))
attempt(lambda: b.extend())
attempt(lambda: b.append(x=1))
attempt(lambda: [] + (1,))
attempt(lambda: [] + None)
attempt(lambda: [1].nope)
try:
    b += 5
except TypeError as error:
    print(error)


def partial():
    yield 1
    yield 2
    raise ValueError("stop")


c = [0]
attempt(lambda: c.extend(partial()))
print(c)
print([1] + [2] + [], [1, 2] * 2, 2 * ["x"], [0] * -1, [[]] * 2)
