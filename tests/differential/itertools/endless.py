# count, cycle and repeat: values, repr and errors.
import itertools
from itertools import count, cycle, islice, repeat


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


print(list(islice(count(), 5)), list(islice(count(10), 3)), list(islice(count(1, 3), 4)))
print(list(islice(count(0.5, 0.25), 4)), list(islice(count(2**63 - 2), 4)), list(islice(count(True), 2)))
print(list(islice(count(True, 2), 3)), list(islice(count(-5, -2), 3)), list(islice(count(1j, 2), 2)))
print(count(), count(5), count(5, 2), count(1.5), count(start=3), count(3, step=1), count(2**70, 1))
c = count(7)
next(c)
print(c, iter(c) is c)
attempt(count, 'a')
attempt(count, 1, None)
attempt(count, 1, 2, 3)
attempt(count, start=1, stop=2)

print(list(islice(cycle('abc'), 8)), list(cycle([])), list(islice(cycle(x * x for x in range(3)), 7)))
attempt(cycle)
attempt(cycle, 5)
attempt(cycle, [], [])
attempt(cycle, iterable=[])

print(list(repeat('x', 3)), list(repeat('x', 0)), list(repeat('x', -4)), repeat(1), repeat([1], 2))
r = repeat(object=5, times=3)
print(r.__length_hint__(), next(r), r, list(r), list(r), r)
attempt(repeat(1).__length_hint__)
attempt(repeat)
attempt(repeat, 1, 'a')
attempt(repeat, 1, 2, 3)
attempt(repeat, 1, count=3)
print(list(map(pow, range(5), repeat(2))))


class Numbers(count):
    label = 'numbers'


n = Numbers(3)
n.extra = 4
print(next(n), next(n), n, n.extra, n.label, isinstance(n, count))
print(count, cycle, repeat, itertools.chain)
print(type(count()).__name__, type(count()).__module__)
