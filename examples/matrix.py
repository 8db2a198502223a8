"""Linear algebra with exact fractions and with floats: solve the systems on standard input.

A system is one row a line, 'a b c = d', and ends with an empty line.
"""

import math
import sys


class Fraction:
    """A rational number in lowest terms with a positive denominator."""

    __slots__ = ("top", "bottom")

    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        divisor = math.gcd(top, bottom)
        if bottom < 0:
            divisor = -divisor
        self.top = top // divisor
        self.bottom = bottom // divisor

    @classmethod
    def parse(cls, text):
        top, slash, bottom = text.partition("/")
        if slash:
            return cls(int(top), int(bottom))
        whole, _, digits = text.partition(".")
        return cls(int(whole + digits), 10 ** len(digits))

    @staticmethod
    def _of(value):
        if isinstance(value, Fraction):
            return value
        if isinstance(value, int):
            return Fraction(value)
        return NotImplemented

    def __add__(self, other):
        other = self._of(other)
        if other is NotImplemented:
            return NotImplemented
        return Fraction(self.top * other.bottom + other.top * self.bottom,
                        self.bottom * other.bottom)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.top, self.bottom)

    def __sub__(self, other):
        return self + -self._of(other)

    def __mul__(self, other):
        other = self._of(other)
        if other is NotImplemented:
            return NotImplemented
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = self._of(other)
        return Fraction(self.top * other.bottom, self.bottom * other.top)

    def __eq__(self, other):
        other = self._of(other)
        if other is NotImplemented:
            return NotImplemented
        return self.top == other.top and self.bottom == other.bottom

    def __bool__(self):
        return self.top != 0

    def __float__(self):
        return self.top / self.bottom

    def __str__(self):
        return str(self.top) if self.bottom == 1 else f"{self.top}/{self.bottom}"


class Singular(ArithmeticError):
    pass


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("rows of different lengths")

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, index):
        row, column = index
        return self.rows[row][column]

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"can not multiply {self.shape} by {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns]
                       for row in self.rows])

    def __pow__(self, exponent):
        size = self.shape[0]
        result = Matrix([[int(i == j) for j in range(size)] for i in range(size)])
        base = self
        while exponent:
            if exponent & 1:
                result = result @ base
            base = base @ base
            exponent >>= 1
        return result

    def determinant(self):
        rows = [row[:] for row in self.rows]
        result = Fraction(1)
        for column in range(len(rows)):
            pivot = next((r for r in range(column, len(rows)) if rows[r][column]), None)
            if pivot is None:
                return Fraction(0)
            if pivot != column:
                rows[column], rows[pivot] = rows[pivot], rows[column]
                result = -result
            result = result * rows[column][column]
            for r in range(column + 1, len(rows)):
                factor = rows[r][column] / rows[column][column]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[column])]
        return result

    def solve(self, right):
        """Gauss-Jordan elimination; raises Singular."""
        size = self.shape[0]
        rows = [[*row, value] for row, value in zip(self.rows, right)]
        for column in range(size):
            for r in range(column, size):
                if rows[r][column]:
                    rows[column], rows[r] = rows[r], rows[column]
                    break
            else:
                raise Singular(f"no pivot in column {column + 1}")
            pivot = rows[column][column]
            rows[column] = [value / pivot for value in rows[column]]
            for r in range(size):
                if r != column and rows[r][column]:
                    factor = rows[r][column]
                    rows[r] = [a - factor * b for a, b in zip(rows[r], rows[column])]
        return [row[-1] for row in rows]


def systems(lines):
    left, right = [], []
    for line in [*lines, ""]:
        if line.strip():
            coefficients, _, value = line.partition("=")
            left.append([Fraction.parse(word) for word in coefficients.split()])
            right.append(Fraction.parse(value.strip()))
        elif left:
            yield left, right
            left, right = [], []


def main():
    for number, (left, right) in enumerate(systems(sys.stdin), 1):
        print(f"system {number}")
        try:
            matrix = Matrix(left)
            rows, columns = matrix.shape
            if rows != columns:
                raise ValueError(f"{rows} equations for {columns} unknowns")
            print(f"  determinant {matrix.determinant()}")
            exact = matrix.solve(right)
            rough = Matrix([[float(x) for x in row] for row in left]).solve(map(float, right))
        except (Singular, ValueError) as error:
            print(f"  {type(error).__name__}: {error}")
            continue
        for name, value, approximation in zip("xyzuvw", exact, rough):
            close = math.isclose(value, approximation, rel_tol=1e-9, abs_tol=1e-12)
            print(f"  {name} = {value} (about {float(value):.6f}, floats {'agree' if close else 'differ'})")
    fibonacci = Matrix([[1, 1], [1, 0]]) ** 300
    print(f"fibonacci(300) = {fibonacci[0, 1]}")


if __name__ == "__main__":
    main()
