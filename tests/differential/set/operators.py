def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b, a <= b, a >= {1}, a < {1, 2, 3, 4, 5}, a > a, a == a, {1} <= a, set() < {1}, a.isdisjoint({9}), a.isdisjoint([1]))
print(a.union([5], (6,)), a.intersection([1, 2], {2}), a.difference([1], [2]), a.symmetric_difference([1, 9]), a.issubset(range(10)), a.issuperset([1]), a.union(), a.intersection())
c = set(a)
c |= {9}
c &= {1, 2, 9}
c -= {2}
c ^= {1, 7}
print(c)
c.update([1, 2], "x" and [3])
c.intersection_update([1, 2, 3], [2, 3])
c.difference_update([2])
c.symmetric_difference_update([3, 4])
print(c, a.copy() == a, a.copy() is a, frozenset(a) | b, type(frozenset(a) | b), type(a | frozenset(b)), frozenset(a) == a, frozenset(a).copy() == a)
attempt(lambda: a | 5)
attempt(lambda: a.union(5))
attempt(lambda: a - [1])
attempt(lambda: a.intersection([[]]))
attempt(lambda: frozenset(a).add(1))
attempt(lambda: a <= [1])
try:
    a |= [1]
except TypeError as error:
    print(error)
d = a
d |= {100}
print(a is d, 100 in a)
f = frozenset([1])
g = f
f |= {2}
print(f, g, hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset(): 0}[frozenset()])
