# CPython's probing is observable in the order of small ints.
print({8, 1, 16}, {16, 8, 1}, {0, 8, 16, 24}, {5, 13, 21, 29, 37}, {-1, -2, 0}, {100, 50, 7})
print(set(range(10)), set(range(20, 0, -1)), set([32, 64, 96, 1]), {2**61 - 1, 0, 2**61}, {1.5, 2.0, 3})
s = set()
for i in (33, 1, 65, 97, 2, 34):
    s.add(i)
    print(s)
s.discard(1)
s.add(129)
print(s, list(s), s.pop(), s)
for n in (3, 5, 8, 20, 50, 200):
    s = {i * i % 257 for i in range(n)}
    print(n, list(s)[:12])
print(set([True, 2, 3]) | {10, 9, 8}, {1, 2, 3} & {3, 2}, {9, 1, 17} - {1}, {9, 1, 17} ^ {1, 25}, frozenset([8, 0, 16]))
print([x for x in {40, 8, 24, 0}], sorted({3, 1}, reverse=True), {7: 1}.keys() | {15, 23}, set({40: 1, 8: 2}), list({11, 3, 19} | {27}))
s = set(range(100))
for i in range(0, 100, 3):
    s.remove(i)
s |= {300, 400, -5}
print(s)
