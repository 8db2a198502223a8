"""In-place multiplication looks at the right operand only when the left one has no sequence slots."""


class Plain:
    pass


def attempt(left, right):
    try:
        left *= right
        print(repr(left))
    except TypeError as error:
        print(type(left).__name__, type(right).__name__, error)
    try:
        print(repr(left * right))
    except TypeError as error:
        print(type(left).__name__, type(right).__name__, error)


for left in (Plain(), object(), {1}, {'a': 1}, frozenset(), 3, True, 1.5, None, 'ab', [1], b'x', range(2)):
    for right in ([1], 'ab', 2, (0,), None, {1}):
        if type(left) not in (Plain, object) or not isinstance(right, int):
            attempt(left, right)
