for i in range(3):
    if i == 5:
        break
else:
    print("for else")
for i in range(3):
    if i == 1:
        break
else:
    print("never")
print(i)
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print("n", n)
else:
    print("while else", n)
while True:
    n += 1
    if n > 5:
        break
else:
    print("never")
for i in []:
    pass
else:
    print("empty else")
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 1:
            break
        print(i, j, end="; ")
    else:
        print("inner else", i)
        continue
    print("broke", i)


def search(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            return index
    else:
        return -1


print(search("abc", "b"), search("abc", "z"))
while n:
    n -= 1
    if n % 2:
        continue
    if n == 2:
        break
print(n)
i = 10
while i := i - 3:
    if i < 0:
        break
    print(i, end=" ")
print(i)
x = [1, 2, 3]
while x: print(x.pop(), end=" ")
for x[0:0] in [["a"]] if x == [] else []: pass
print(x)
for k, v in {"a": 1, "b": 2}.items(): print(k, v, end=",")
for (a, b), c in [((1, 2), 3)]: print(a, b, c)
total = 0
for i in range(1000):
    if i % 3 == 0 or i % 5 == 0:
        total += i
print(total)
