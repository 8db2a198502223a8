class Tree:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def build(depth):
    return Tree(build(depth - 1), build(depth - 1)) if depth else Tree(None, None)


def check(tree):
    return 1 + (check(tree.left) + check(tree.right) if tree.left else 0)


def as_tuples(depth):
    return (as_tuples(depth - 1), as_tuples(depth - 1)) if depth else (None, None)


def check_tuples(t):
    left, right = t
    return 1 if left is None else 1 + check_tuples(left) + check_tuples(right)


for depth in range(0, 11, 2):
    count = 2 ** (10 - depth)
    print(depth, count, sum(check(build(depth)) for _ in range(count)), check_tuples(as_tuples(depth)))
long_lived = build(12)
print(check(long_lived))
