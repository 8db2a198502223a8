# groupby and tee.
from itertools import groupby, islice, tee


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


print([(key, list(group)) for key, group in groupby('AAAABBBCCDAABBB')])
print([(key, ''.join(group)) for key, group in groupby(['apple', 'avocado', 'banana', 'blueberry', 'cherry'], key=lambda w: w[0])])
print([key for key, _ in groupby([1, 1, 2, 3, 3, 3])], list(groupby([])))
groups = groupby([1, 1, 1, 2, 2])
key, first = next(groups)
print(key, next(first))
key, second = next(groups)
print(key, list(first), list(second), next(groups, 'end'))
attempt(groupby)
attempt(groupby, 5)
attempt(groupby, [], None, 3)
attempt(groupby, [], keyfunc=None)
attempt(list, groupby([1], 5))


def key_of(value):
    if value == 3:
        raise ValueError('three')
    return value // 2


g = groupby(range(6), key_of)
attempt(lambda: [(k, list(v)) for k, v in g])
attempt(lambda: [(k, list(v)) for k, v in g])


class Odd:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        if self.value + other.value > 6:
            raise RuntimeError('too large')
        return self.value % 2 == other.value % 2


print([len(list(v)) for k, v in groupby([Odd(1), Odd(1), Odd(2)])])
attempt(lambda: [len(list(v)) for k, v in groupby([Odd(1), Odd(3), Odd(5)])])

a, b = tee('abc')
print(list(a), list(b), list(a))
a, b, c = tee(range(200), 3)
print(sum(islice(a, 150)), sum(b), sum(a), sum(c))
a, b = tee(iter([1, 2, 3]))
next(a)
d = a.__copy__()
print(list(a), list(d), list(b))
e, f = tee(b)
print(e is b, type(e).__name__, type(e).__module__)
print(tee([], 0), len(tee([], 1)))
attempt(tee, 5)
attempt(tee, [], -1)
attempt(tee, [], 'a')
attempt(tee)
attempt(tee, [], 1, 2)


def reenter():
    yield 1
    yield next(shared)


shared, other = tee(reenter())
print(next(other))
attempt(list, other)


def failing():
    yield 1
    raise ValueError('once')


a, b = tee(failing())
attempt(list, a)
attempt(list, b)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

    def __copy__(self):
        return Countdown(self.n)


a, b = tee(Countdown(3))
print(type(a).__name__, list(a), list(b))
