# Recursion through special methods and containers also ends in RecursionError.
import sys


class Node:
    def __init__(self, child):
        self.child = child

    def __repr__(self):
        return f"N({self.child!r})"

    def __eq__(self, other):
        return self.child == other.child

    def __add__(self, other):
        return self + other

    def __getattr__(self, name):
        return getattr(self, name + "x")


loop = Node(None)
loop.child = loop


def text(error):
    return str(error).split(" while ")[0]


for action in (lambda: repr(loop), lambda: loop == loop.child, lambda: loop + 1, lambda: loop.nothing, lambda: sorted([1, 2], key=lambda x: again())):
    def again():
        return again()
    try:
        action()
        print("finished")
    except RecursionError as error:
        print("RecursionError:", text(error))
deep = []
for _ in range(200):
    deep = [deep]
print(len(repr(deep)))
very = []
for _ in range(100000):
    very = [very]
try:
    repr(very)
except RecursionError as error:
    print("RecursionError:", text(error))
del very
chain = None
for i in range(200000):
    chain = (chain, i)
del chain
print("freed")
sys.setrecursionlimit(5000)


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(4000))
