import gc
import weakref

gc.disable()


class Node:
    pass


def cycle(n):
    nodes = [Node() for _ in range(n)]
    for i, node in enumerate(nodes):
        node.next = nodes[(i + 1) % n]
    return [weakref.ref(node) for node in nodes]


refs = cycle(5)
print([r() is not None for r in refs])
gc.collect()
print([r() is None for r in refs])
called = []
n = Node()
n.me = n
r = weakref.ref(n, lambda ref: called.append("callback"))
del n
gc.collect()
print(called, r() is None)


class Tree:
    def __init__(self, parent=None):
        self.parent = parent
        self.children = []
        if parent:
            parent.children.append(self)


root = Tree()
for _ in range(3):
    child = Tree(root)
    for _ in range(2):
        Tree(child)
del child
probe = weakref.ref(root.children[0].children[1])
root_probe = weakref.ref(root)
root = None
print(probe() is not None)
print(gc.collect() >= 10, probe() is None, root_probe() is None)
with_gen = Node()


def gen(x):
    yield x


with_gen.g = gen(with_gen)
next(with_gen.g)
probe = weakref.ref(with_gen)
del with_gen
gc.collect()
print(probe() is None)
m = Node()
m.method = m.__init__
probe = weakref.ref(m)
del m
gc.collect()
print(probe() is None)
