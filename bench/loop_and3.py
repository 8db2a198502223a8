"""A loop over small ints that never leaves them."""
import sys


def run(n):
    s = 0
    for i in range(n):
        s += i & 3
    return s


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000_000))
