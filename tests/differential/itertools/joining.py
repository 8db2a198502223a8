# chain, zip_longest, accumulate, batched.
from itertools import accumulate, batched, chain, count, islice, zip_longest


def attempt(function, *args, **kwargs):
    try:
        print(list(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


def multiply(a, b):
    return a * b


print(list(chain('AB', [1, 2], (), {3})), list(chain()), list(chain.from_iterable(['ab', 'cd'])))
print(list(islice(chain.from_iterable(range(n) for n in count(1)), 8)))
attempt(chain, [1], 5)
attempt(chain, iterable=[1])
attempt(chain.from_iterable)
attempt(chain.from_iterable, 5)
attempt(chain.from_iterable, [1])
c = chain([1], 5, [2])
print(next(c))
attempt(list, c)
attempt(list, c)
print(chain[int], type(chain()).__name__)

print(list(zip_longest('ABC', 'x', [1, 2])), list(zip_longest('AB', range(3), fillvalue='-')), list(zip_longest()), list(zip_longest([])))
attempt(zip_longest, 'a', fill=1)
attempt(zip_longest, 'a', fillvalue=1, other=2)
attempt(zip_longest, 'a', 5)


def failing():
    yield 1
    raise ValueError('inside')


z = zip_longest(failing(), range(5))
print(next(z))
attempt(list, z)
attempt(list, z)

print(list(accumulate([1, 2, 3, 4])), list(accumulate('abc')), list(accumulate([2, 3, 4], multiply)), list(accumulate([], initial=5)))
print(list(accumulate([1, 2], func=max, initial=10)), list(accumulate([])), list(accumulate(iterable=[1.5, 2])), list(accumulate([[1], [2]])))
attempt(accumulate)
attempt(accumulate, 5)
attempt(accumulate, [1, 'a'])
attempt(accumulate, [1, 2], multiply, 3)
attempt(accumulate, [1, 2], 5)

print(list(batched('ABCDEFG', 3)), list(batched([], 2)), list(batched(range(4), 2)), list(batched(iterable='ab', n=5)))
attempt(batched, 'ab', 0)
attempt(batched, 'ab', -1)
attempt(batched, 'ab', 'c')
attempt(batched, 'ab')
attempt(batched, 5, 2)
