"""Conway's game of life: life.py [GENERATIONS] [--torus]; the first generation on standard input."""

import sys


class Life:
    """An endless plane of cells; `alive` holds the coordinates (row, column) of living ones."""

    def __init__(self, alive=()):
        self.alive = frozenset(alive)
        self.generation = 0

    @classmethod
    def parse(cls, lines):
        return cls((row, column) for row, line in enumerate(lines)
                   for column, char in enumerate(line.rstrip("\n")) if char in "#O*")

    def neighbours(self, row, column):
        for i in (-1, 0, 1):
            for j in (-1, 0, 1):
                if i or j:
                    yield row + i, column + j

    def step(self):
        counts = {}
        for cell in self.alive:
            for neighbour in self.neighbours(*cell):
                counts[neighbour] = counts.get(neighbour, 0) + 1
        self.alive = frozenset(cell for cell, count in counts.items()
                               if count == 3 or count == 2 and cell in self.alive)
        self.generation += 1

    def bounds(self):
        rows = [row for row, _ in self.alive]
        columns = [column for _, column in self.alive]
        return min(rows), min(columns), max(rows), max(columns)

    def shape(self):
        """The living cells, moved so that the smallest coordinates are 0: equal for equal figures."""
        top, left, _, _ = self.bounds()
        return frozenset((row - top, column - left) for row, column in self.alive)

    def __len__(self):
        return len(self.alive)

    def __str__(self):
        if not self.alive:
            return "(nothing lives)"
        top, left, bottom, right = self.bounds()
        return "\n".join(
            "".join("#" if (row, column) in self.alive else "." for column in range(left, right + 1))
            for row in range(top, bottom + 1))


class Torus(Life):
    """A plane whose edges are glued together."""

    def __init__(self, alive=(), height=8, width=16):
        super().__init__(alive)
        self.height = height
        self.width = width

    def neighbours(self, row, column):
        for r, c in super().neighbours(row, column):
            yield r % self.height, c % self.width


def find_cycle(life, limit):
    """Run until a figure comes again. Return (start, length), or None after `limit` steps."""
    seen = {}
    while life.alive and life.generation <= limit:
        shape = life.shape()
        if shape in seen:
            return seen[shape], life.generation - seen[shape]
        seen[shape] = life.generation
        life.step()
    return None


def figures(lines):
    figure = []
    for line in lines:
        if line.strip():
            figure.append(line)
        elif figure:
            yield figure
            figure = []
    if figure:
        yield figure


def main():
    arguments = sys.argv[1:]
    kind = Torus if "--torus" in arguments else Life
    generations = next((int(word) for word in arguments if word.isdecimal()), 3)
    for name, *lines in figures(sys.stdin):
        print(f"== {name.strip()}")
        life = kind.parse(lines)
        for _ in range(generations):
            print(f"generation {life.generation}, {len(life)} alive\n{life}\n")
            life.step()
        match find_cycle(life, 200):
            case None if not life.alive:
                print(f"died in generation {life.generation}")
            case None:
                print(f"still changing in generation {life.generation}, {len(life)} alive")
            case start, 1:
                print(f"still from generation {start} on")
            case start, length:
                print(f"repeats every {length} generations from {start} on")


if __name__ == "__main__":
    main()
