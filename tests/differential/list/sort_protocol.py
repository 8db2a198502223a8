# Only __lt__ is asked; a key function is called once per item; errors leave a permutation.
class Item:
    compared = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Item.compared += 1
        return self.value < other.value

    def __repr__(self):
        return f"I{self.value}"


print(sorted([Item(3), Item(1), Item(2)]), Item.compared)
Item.compared = 0
print(sorted([Item(i) for i in range(10)])[0], Item.compared)
calls = []
print(sorted([3, 1, 2], key=lambda x: calls.append(x) or -x), calls)


def failing(x):
    if x == 2:
        raise ValueError("key of 2")
    return x


a = [3, 1, 2, 5]
try:
    a.sort(key=failing)
except ValueError as error:
    print(error, sorted(a))
b = [3, 2, "x", 1]
try:
    b.sort()
except TypeError as error:
    print(error, len(b), 3 in b, "x" in b)


def mutating(x):
    c.append(x)
    return x


c = [2, 1]
try:
    c.sort(key=mutating)
except ValueError as error:
    print(error, c)


class Gt:
    def __init__(self, v):
        self.v = v

    def __gt__(self, other):
        return self.v > other.v


print([g.v for g in sorted([Gt(2), Gt(1)])])


class Nothing:
    pass


try:
    sorted([Nothing(), Nothing()])
except TypeError as error:
    print(error)
