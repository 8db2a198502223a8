"""Products that leave 64 bits in every round, masked back."""
import sys


def run(n):
    x = 42
    total = 0
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        total ^= x >> 33
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000))
