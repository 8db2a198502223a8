def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a = [3, 1, 2]
print(a.sort(), a, sorted([3, 1, 2], reverse=True), sorted("hello"), sorted({3: 1, 1: 2}), sorted([]), sorted((2, 1)))
words = ["banana", "Apple", "cherry", "apple", "Banana", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (-len(w), w)))
pairs = [(i % 3, i) for i in range(12)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True))
mixed = [3, 1.5, True, -2, 0.0, 10**20, -1e9]
print(sorted(mixed), sorted(mixed, key=abs))
attempt(lambda: sorted([1, "a"]))
attempt(lambda: sorted([None, None]))
attempt(lambda: sorted([1, 2], lambda x: x))
attempt(lambda: sorted(5))
attempt(lambda: sorted([1], foo=1))
attempt(lambda: [1].sort(1))
attempt(lambda: sorted([{}, {}]))
attempt(lambda: sorted([1j, 2j]))
attempt(lambda: sorted([3, 1], key=5))
print(sorted([[2, 1], [1, 2], [1]]), sorted([(1, "b"), (1, "a")]), sorted([True, False]), sorted(["b", "", "a"], key=None))
