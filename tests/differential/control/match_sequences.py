def f(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return f"one {a}"
        case [1, 2]:
            return "one two"
        case [1, *rest]:
            return f"one and {rest}"
        case [a, [b, c]]:
            return f"nested {a} {b} {c}"
        case [*start, "end"]:
            return f"{start} to the end"
        case [a, b, *_] if a == b:
            return f"two {a}"
        case (a, _, c):
            return f"three {a} {c}"
        case [_, _, *_]:
            return "at least two"
        case _:
            return "no sequence"


for x in ([], [5], (1, 2), [1, 2, 3], [1], [7, [8, 9]], (7, "ab"), ["x", "y", "end"], [4, 4, 4, 4], (7, 8, 9), [5, 6, 7, 8], "ab", b"ab", {1, 2}, {1: 2}, range(2), 5, range(3, 6)):
    print(repr(x), "->", f(x))


class Seq:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


print(f(Seq()))


def command(text):
    match text.split():
        case ["go", ("north" | "south") as where]:
            return f"going {where}"
        case ["take", *things] if things:
            return f"taking {', '.join(things)}"
        case [verb]:
            return f"just {verb}"
        case []:
            return "silence"
        case [verb, *_]:
            return f"cannot {verb}"


print([command(t) for t in ("go north", "go up", "take a b", "take", "", "jump high")])
