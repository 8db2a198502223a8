def f(x):
    match x:
        case {}  if not x:
            return "empty"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": str(t), **rest}:
            return f"{t} with {rest}"
        case {"a": [first, *_], "b": {"c": c}}:
            return f"{first} {c}"
        case {1: one, None: none}:
            return f"{one} {none}"
        case {"k": 1 | 2 as k}:
            return f"k={k}"
        case {}:
            return "some mapping"
        case _:
            return "no mapping"


for x in ({}, {"type": "circle", "r": 2, "extra": 1}, {"type": "square", "side": 3}, {"type": 5}, {"a": [1, 2], "b": {"c": 3}}, {1: "x", None: "y"}, {"k": 2}, {"k": 3}, [], "type", None):
    print(x, "->", f(x))


class D(dict):
    def __missing__(self, key):
        print("never asked")
        return 1


match D():
    case {"x": 1}:
        print("wrong")
    case _:
        print("missing keys do not match")
config = {"db": {"host": "h", "port": 1, "opts": [1, {"deep": "value"}]}}
match config:
    case {"db": {"host": host, "opts": [_, {"deep": deep}], **others}}:
        print(host, deep, others)
