import sys


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


def hanoi(n, a, b, c):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


def permutations(items):
    if not items:
        return [[]]
    return [[items[i]] + rest for i in range(len(items)) for rest in permutations(items[:i] + items[i + 1:])]


def endless(n):
    return endless(n + 1)


print(factorial(5), factorial(50), ackermann(2, 3), is_even(100), is_odd(7), len(hanoi(6, "a", "b", "c")), hanoi(2, 1, 2, 3), permutations([1, 2, 3]))
try:
    endless(0)
except RecursionError as error:
    print(type(error).__name__, error)
print(sys.getrecursionlimit())
depth = 0


def measure():
    global depth
    depth += 1
    measure()


for limit in (100, 500):
    sys.setrecursionlimit(limit)
    depth = 0
    try:
        measure()
    except RecursionError:
        print(limit, depth)
sys.setrecursionlimit(1000)
print(factorial(900) == 900 * factorial(899))
for bad in (0, -5, "x"):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
