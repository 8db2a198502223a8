import weakref


class Node:
    pass


def fail(refs):
    n = Node()
    refs.append(weakref.ref(n))
    raise ValueError("x")


refs = []
try:
    fail(refs)
except ValueError as error:
    print("alive in handler", refs[0]() is not None)
    held = error
print("alive while held", refs[0]() is not None)
held = None
print("dead", refs[0]() is None)


def gen(refs):
    n = Node()
    refs.append(weakref.ref(n))
    yield 1


g = gen(refs)
next(g)
print(refs[1]() is not None)
g.close()
print(refs[1]() is None)


def loop(refs):
    for i in range(3):
        n = Node()
        refs.append(weakref.ref(n))
    return [r() is not None for r in refs[2:]]


print(loop(refs), [r() is None for r in refs])


def early(refs):
    n = Node()
    refs.append(weakref.ref(n))
    del n
    return refs[-1]() is None


print(early(refs))


def swapped(refs):
    n = Node()
    refs.append(weakref.ref(n))
    n = None
    return refs[-1]() is None


print(swapped(refs))
