a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2:
        a.remove(x)
print(a)
a = [1, 2, 3]
for x in a:
    if len(a) < 10:
        a.append(x * 10)
print(a)
a = [1, 2, 3, 4]
for x in a:
    print(x, end=" ")
    a.pop()
print(a)
a = [1, 2, 3]
it = iter(a)
print(next(it), next(it), next(it), next(it, "done"))
a.append(4)
print(next(it, "still done"), list(it), a)
a = [1, 2, 3]
it = reversed(a)
print(next(it))
a.clear()
print(next(it, "empty"))
a = list(range(5))
print([a.pop() for _ in a], a)
for i, x in enumerate(a):
    a.insert(0, x) if i < 3 else None
print(a)
n = [3]
for x in n:
    if x:
        n.append(x - 1)
print(n)
