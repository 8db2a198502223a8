# compress, dropwhile, takewhile, filterfalse, starmap, islice, pairwise.
from itertools import compress, count, dropwhile, filterfalse, islice, pairwise, starmap, takewhile


def attempt(tested, *args, **kwargs):
    try:
        print(tested(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


print(list(compress('ABCDEF', [1, 0, 1, 0, 1, 1])), list(compress('ABC', [])), list(compress(data=[1, 2], selectors=[True])))
attempt(compress, 'abc')
attempt(compress, 1, [])
attempt(compress, [], 1)
attempt(compress, [], [], [])

numbers = [1, 4, 6, 3, 8, 2]
print(list(dropwhile(lambda x: x < 5, numbers)), list(takewhile(lambda x: x < 5, numbers)))
t = takewhile(bool, [1, 0, 1])
print(list(t), list(t), next(t, 'end'))
print(list(filterfalse(lambda x: x % 2, range(9))), list(filterfalse(None, [0, 1, '', 'a', None, []])), list(filterfalse(bool, (0, 3))))
print(list(starmap(pow, [(2, 5), (3, 2), [10, 3]])), list(starmap(max, ['abc', 'zy'])))
for tool in dropwhile, takewhile, filterfalse, starmap:
    attempt(tool)
    attempt(tool, None)
    attempt(tool, None, 5)
    attempt(tool, function=None, iterable=[])
    try:
        next(tool(5, [()]))
    except TypeError as error:
        print(error)
attempt(next, starmap(max, [3]))


def boom(x):
    if x == 2:
        raise ValueError('two')
    return x > 2


it = dropwhile(lambda x: not boom(x), range(6))
attempt(list, it)
attempt(list, it)

print(list(islice('ABCDEFG', 2)), list(islice('ABCDEFG', 2, 4)), list(islice('ABCDEFG', 2, None)), list(islice('ABCDEFG', 0, None, 2)))
print(list(islice(range(100), 3, 20, 5)), list(islice([], 4)), list(islice(range(9), None)), list(islice(range(9), None, None, None)))
source = iter(range(20))
print(list(islice(source, 3, 9, 4)), next(source))
source = iter(range(20))
print(list(islice(source, 5, 5)), next(source))
attempt(islice, [])
attempt(islice, [], 1, 2, 3, 4)
attempt(islice, [], -1)
attempt(islice, [], 'a')
attempt(islice, [], -5)
attempt(islice, [], -1, 5)
attempt(islice, [], 'a', 5)
attempt(islice, [], 1, 'b')
attempt(islice, [], 1, 5, 0)
attempt(islice, [], 1, 5, 'c')
attempt(islice, 5, 1)
attempt(islice, [], stop=4)
attempt(islice, [], 2**70)

print(list(pairwise('ABCDE')), list(pairwise('A')), list(pairwise('')), list(pairwise(x for x in range(3))))
attempt(pairwise)
attempt(pairwise, 1)
attempt(pairwise, [], [])
print(list(islice(pairwise(count()), 3)))


class Chosen(filterfalse):
    def __init__(self, function, values, *, label):
        self.label = label


c = Chosen(None, [0, 1, 0], label='zeros')
print(list(c), c.label)
