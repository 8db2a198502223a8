def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a = [1, 2, 3]
a.insert(0, "start")
a.insert(100, "end")
a.insert(-1, "before end")
a.insert(-100, "first")
a.insert(2, "two")
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a.pop(1), a)
attempt(lambda: a.pop(10))
attempt(lambda: a.pop(-10))
attempt(lambda: [].pop())
attempt(lambda: a.pop("x"))
attempt(lambda: a.pop(1, 2))
attempt(lambda: a.insert(1))
attempt(lambda: a.insert("0", 1))
while a:
    a.pop()
print(a)
q = list(range(100))
for i in range(50):
    q.append(q.pop(0))
print(q[:5], q[-5:], len(q))
