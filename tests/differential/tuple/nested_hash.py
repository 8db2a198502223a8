seen = {}
for i in range(20):
    key = (i % 3, (i % 2, str(i % 4)))
    seen.setdefault(key, []).append(i)
print(seen)
print(len({(a, b) for a in range(10) for b in range(10)}), (9, 9) in {(a, b) for a in range(10) for b in range(10)})
grid = {(x, y): x * y for x in range(3) for y in range(3)}
print(grid[2, 1], (2, 2) in grid, (3, 3) in grid, sorted(grid)[-1], grid.pop((0, 0)), len(grid))
deep = ()
for i in range(50):
    deep = (deep, i)
same = ()
for i in range(50):
    same = (same, i)
print(deep == same, hash(deep) == hash(same), deep is same, len(repr(deep)))
print(hash((1.0, True)) == hash((1, 1)), hash(("a",)) == hash(("a",)), hash((1, 2)) != hash((2, 1)), (1, 2) == (1, 2) != (2, 1))
