def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


lists = [[], [0], [1], [1, 2], [1, 2, 3], [2], [[1]][0], [1.0, 2]]
for a in lists:
    print([(a < b) + 2 * (a == b) + 4 * (a >= b) for b in lists])
print([1] == (1,), [1] != (1,), [1, [2, 3]] == [1, [2, 3]], [] == [], [float("nan")] == [1.0], [1] is [1])
attempt(lambda: [1] < (1,))
attempt(lambda: [1] < ["a"])
attempt(lambda: [1, 2] < [1, "a"])
attempt(lambda: [1] < 5)
attempt(lambda: [1, "a"] < [2, 3])
a = [1]
a.append(a)
print(a, a[1] is a, len(a), repr([a, a]))
b = [1]
b.append(b)
try:
    print(a == b)
except RecursionError as error:
    print("RecursionError", str(error)[:44])
attempt(lambda: hash([]))
attempt(lambda: {[]: 1})
attempt(lambda: {[1]})
