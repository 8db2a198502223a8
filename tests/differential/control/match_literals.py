def kind(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 2.5:
            return "float"
        case "a" | "b":
            return "letter"
        case None:
            return "none"
        case True:
            return "true"
        case b"x":
            return "bytes"
        case 1 + 2j:
            return "complex"
        case int(n) if n > 100:
            return f"big {n}"
        case str() as s:
            return f"string {s}"
        case _:
            return "other"


for x in (0, 1, 3, -1, 2.5, "a", "zz", None, True, False, 1.0, b"x", 1 + 2j, 500, 50, [], 0.0):
    print(repr(x), kind(x), end="; ")
print()


def nothing_matches(x):
    match x:
        case 1:
            return "one"
    return "fell out"


print(nothing_matches(1), nothing_matches(2))


class Colour:
    RED = 1
    GREEN = 2


def by_value(x):
    match x:
        case Colour.RED:
            return "red"
        case Colour.GREEN:
            return "green"
        case other:
            return f"captured {other}"


print(by_value(1), by_value(2), by_value(3))
match = 5
case = 6
print(match + case)
match (1, 2):
    case (a, b):
        print(a, b)
match [1, 2], 3:
    case [[x, y], z]:
        print(x, y, z)
match -1j:
    case -1j:
        print("imaginary")
