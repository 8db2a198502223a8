import weakref


class Node:
    def __init__(self):
        self.me = self


refs = []
for i in range(20000):
    n = Node()
    if i % 4000 == 0:
        refs.append(weakref.ref(n))
del n
print("the early ones are gone:", refs[0]() is None)
keep = []
for i in range(5000):
    keep.append([i])
print(len(keep), keep[4999])
