# Two NaNs are two objects in CPython, and containers compare by identity first.
first = float("nan")
second = float("nan")
print(first is second, [first] == [second], first in [second], {first: 1} == {second: 1})
print(first is first, [first] == [first], first in [first])
