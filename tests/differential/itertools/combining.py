# product, permutations and the combinations.
from itertools import combinations, combinations_with_replacement, permutations, product


def attempt(function, *args, **kwargs):
    try:
        print(list(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


def text(results):
    return ' '.join(''.join(map(str, result)) for result in results)


print(text(product('ABC', 'xy')), text(product(range(2), repeat=3)), list(product()), list(product('ab', [])))
print(list(product('ab', repeat=0)), list(product(repeat=3)), len(list(product(range(4), 'ab', [1.5], repeat=2))))
print(text(permutations('ABC')), text(permutations('ABCD', 2)), list(permutations([], 0)), list(permutations([1], 2)))
print(list(permutations(range(3), 0)), text(permutations(range(4), r=3)))
print(text(combinations('ABCD', 2)), text(combinations(range(5), 3)), list(combinations('ab', 3)), list(combinations('ab', 0)))
print(text(combinations_with_replacement('ABC', 2)), list(combinations_with_replacement([], 2)), list(combinations_with_replacement([], 0)))
print(text(combinations_with_replacement(iterable=range(3), r=3)))
attempt(product, 'ab', repeat=-1)
attempt(product, 'ab', repeat='x')
attempt(product, 'ab', times=2)
attempt(product, 5)
attempt(permutations, 'ab', -1)
attempt(permutations, 'ab', 'c')
attempt(permutations)
attempt(permutations, 5)
attempt(combinations, 'ab', -1)
attempt(combinations, 'ab')
attempt(combinations, 'ab', 1.5)
attempt(combinations, 'ab', 1, 2)
attempt(combinations_with_replacement, 'ab', -1)
attempt(combinations_with_replacement)
it = permutations('xyz')
first, second = next(it), next(it)
print(first, second, sum(1 for _ in it), next(it, None))
pairs = [pair for pair in combinations(range(6), 2) if sum(pair) == 5]
print(pairs, len(set(permutations('aabb'))))
