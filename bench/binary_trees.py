"""Making and dropping many small objects."""
import sys


class Tree:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def build(depth):
    if depth == 0:
        return Tree(None, None)
    return Tree(build(depth - 1), build(depth - 1))


def count(tree):
    if tree.left is None:
        return 1
    return 1 + count(tree.left) + count(tree.right)


def main():
    depth = int(sys.argv[1]) if len(sys.argv) > 1 else 16
    print(count(build(depth + 1)))
    long_lived = build(depth)
    for d in range(4, depth + 1, 4):
        rounds = 2 ** (depth - d + 4)
        print(d, rounds, sum(count(build(d)) for _ in range(rounds)))
    print(count(long_lived))


main()
