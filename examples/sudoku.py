"""Solve the Sudoku puzzles on standard input, one of 81 digits or dots a line."""

import sys

DIGITS = frozenset("123456789")
ROWS = [range(9 * row, 9 * row + 9) for row in range(9)]
COLUMNS = [range(column, 81, 9) for column in range(9)]
BOXES = [[9 * (row + i) + column + j for i in range(3) for j in range(3)]
         for row in (0, 3, 6) for column in (0, 3, 6)]
UNITS = [*ROWS, *COLUMNS, *BOXES]
PEERS = [{other for unit in UNITS if cell in unit for other in unit} - {cell}
         for cell in range(81)]


class Contradiction(Exception):
    pass


class Board:
    def __init__(self, candidates=None):
        self.candidates = candidates if candidates is not None else [set(DIGITS) for _ in range(81)]

    @classmethod
    def parse(cls, text):
        if len(text) != 81:
            raise ValueError(f"a puzzle has 81 cells, not {len(text)}")
        board = cls()
        for cell, char in enumerate(text):
            if char in DIGITS:
                board.assign(cell, char)
            elif char not in ".0":
                raise ValueError(f"cell {cell + 1} holds {char!r}")
        return board

    def copy(self):
        return Board([set(cell) for cell in self.candidates])

    def assign(self, cell, digit):
        if digit not in self.candidates[cell]:
            raise Contradiction(f"{digit} does not fit into cell {cell}")
        for other in sorted(self.candidates[cell] - {digit}):
            self.eliminate(cell, other)

    def eliminate(self, cell, digit):
        candidates = self.candidates[cell]
        if digit not in candidates:
            return
        candidates.remove(digit)
        if not candidates:
            raise Contradiction(f"nothing fits into cell {cell}")
        if len(candidates) == 1:
            (last,) = candidates
            for peer in PEERS[cell]:
                self.eliminate(peer, last)
        for unit in UNITS:
            if cell not in unit:
                continue
            places = [place for place in unit if digit in self.candidates[place]]
            if not places:
                raise Contradiction(f"no place for {digit}")
            if len(places) == 1 and len(self.candidates[places[0]]) > 1:
                self.assign(places[0], digit)

    @property
    def is_solved(self):
        return all(len(cell) == 1 for cell in self.candidates)

    def __str__(self):
        lines = []
        for number, row in enumerate(ROWS):
            if number in (3, 6):
                lines.append("------+-------+------")
            cells = ["".join(self.candidates[cell]) if len(self.candidates[cell]) == 1 else "."
                     for cell in row]
            lines.append(" | ".join(" ".join(cells[i:i + 3]) for i in (0, 3, 6)))
        return "\n".join(lines)


class Solver:
    def __init__(self):
        self.guesses = 0

    def search(self, board):
        if board.is_solved:
            return board
        cell = min((index for index in range(81) if len(board.candidates[index]) > 1),
                   key=lambda index: (len(board.candidates[index]), index))
        for digit in sorted(board.candidates[cell]):
            self.guesses += 1
            attempt = board.copy()
            try:
                attempt.assign(cell, digit)
                result = self.search(attempt)
            except Contradiction:
                continue
            return result
        raise Contradiction("every digit was tried")


def main():
    for number, line in enumerate(sys.stdin, 1):
        text = line.strip()
        print(f"puzzle {number}")
        solver = Solver()
        try:
            solution = solver.search(Board.parse(text))
        except ValueError as error:
            print(f"  not a puzzle: {error}")
        except Contradiction:
            print("  no solution")
        else:
            print(solution)
            print(f"  {solver.guesses} guesses")
        print()


if __name__ == "__main__":
    main()
