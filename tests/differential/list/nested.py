grid = [[0] * 4 for _ in range(3)]
grid[1][2] = 5
grid[-1][-1] += 7
for row in grid:
    print(row)
print([list(col) for col in zip(*grid)], sum(map(sum, grid)), max(max(row) for row in grid), [x for row in grid for x in row if x])
grid[0], grid[2] = grid[2], grid[0]
del grid[1][1:3]
print(grid, grid[1], len(grid[1]))
tree = [1, [2, [3, [4, [5]]]]]
depth = 0
node = tree
while len(node) > 1:
    node = node[1]
    depth += 1
print(depth, node, repr(tree), tree == [1, [2, [3, [4, [5]]]]], tree[1][1][0])


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, []], 4], [[5]]])))
i = 0
i, grid[0][i] = 1, 99
print(i, grid[0])
x = [1, 2, 3]
x[x[0]], x[0] = 7, 8
print(x)
