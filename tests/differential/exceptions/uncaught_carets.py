class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def cell(self, row, column):
        return self.rows[row][column] + self.rows[column][row] * (
            row - column
        )


def total(matrix):
    return sum(
        matrix.cell(i, j)
        for i in range(2) for j in range(3)
    )


print(Matrix([[1, 2], [3, 4]]).cell(1, 0))
print("before", total(Matrix([[1, 2, 3], [4, 5, 6], [7]])))
