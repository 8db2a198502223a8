"""The n queens problem, three ways: queens.py [SIZE...]."""

import sys


def by_generators(size):
    """Yield every solution as a tuple of columns, one row after the other."""
    def place(row, columns, falling, rising):
        if row == size:
            yield ()
            return
        for column in range(size):
            if column in columns or row + column in rising or row - column in falling:
                continue
            for rest in place(row + 1, columns | {column}, falling | {row - column},
                              rising | {row + column}):
                yield (column, *rest)

    return place(0, frozenset(), frozenset(), frozenset())


def by_bits(size):
    """Count the solutions with bit masks."""
    full = (1 << size) - 1

    def count(columns, falling, rising):
        if columns == full:
            return 1
        total = 0
        free = full & ~(columns | falling | rising)
        while free:
            bit = free & -free
            free ^= bit
            total += count(columns | bit, (falling | bit) << 1, (rising | bit) >> 1)
        return total

    return count(0, 0, 0)


class Repair:
    """Start anywhere and move queens that are attacked; a fixed generator of numbers decides."""

    def __init__(self, size, seed=1):
        self.size = size
        self.state = seed
        self.moves = 0
        self.columns = [self.random(size) for _ in range(size)]

    def random(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def conflicts(self, row, column):
        return sum(1 for other, taken in enumerate(self.columns)
                   if other != row and (taken == column or abs(taken - column) == abs(other - row)))

    def solve(self, limit=20_000):
        while self.moves < limit:
            attacked = [row for row, column in enumerate(self.columns)
                        if self.conflicts(row, column)]
            if not attacked:
                return True
            row = attacked[self.random(len(attacked))]
            scores = [self.conflicts(row, column) for column in range(self.size)]
            lowest = min(scores)
            best = [column for column, score in enumerate(scores) if score == lowest]
            self.columns[row] = best[self.random(len(best))]
            self.moves += 1
        return False


def symmetries(solution):
    size = len(solution)
    for _ in range(4):
        turned = [0] * size
        for row, column in enumerate(solution):
            turned[column] = size - 1 - row
        solution = tuple(turned)
        yield solution
        yield solution[::-1]


def show(columns):
    return "\n".join(" ".join("Q" if column == place else "." for column in range(len(columns)))
                     for place in columns)


def main():
    sizes = [int(word) for word in sys.argv[1:]] or [6, 8]
    for size in sizes:
        solutions = list(by_generators(size))
        assert by_bits(size) == len(solutions)
        unique = {min(symmetries(solution)) for solution in solutions}
        print(f"{size} queens: {len(solutions)} solutions, {len(unique)} not counting symmetries")
        for solution in sorted(unique)[:2]:
            print(show(solution), end="\n\n")
    repair = Repair(20)
    print(f"20 queens by repair: {repair.solve()} after {repair.moves} moves")
    print(show(repair.columns))


if __name__ == "__main__":
    main()
