compose = lambda *fs: (lambda x: x) if not fs else (lambda x: fs[0](compose(*fs[1:])(x)))
print(compose(lambda x: x + 1, lambda x: x * 2, abs)(-5), compose()(3))


def curry(f, n):
    def take(*args):
        return f(*args) if len(args) >= n else lambda *more: take(*args, *more)
    return take


print(curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3), curry(max, 2)(1, 5))


def memo(f):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]
    wrapper.cache = cache
    return wrapper


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache))


def trace(prefix):
    def decorate(f):
        def wrapper(*args, **kwargs):
            result = f(*args, **kwargs)
            print(prefix, f.__name__, args, kwargs, "->", result)
            return result
        return wrapper
    return decorate


@trace("outer")
@trace("inner")
def add(a, b=1):
    return a + b


add(1)
add(1, b=5)
y = (lambda f: f(f))(lambda self: (lambda n: 1 if n == 0 else n * self(self)(n - 1)))
print(y(10), sorted([3, 1, 2], key=lambda v: -v), list(map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])))
table = {"+": lambda a, b: a + b, "-": int.__sub__, "max": max, "str": str}
print(table["+"](1, 2), table["-"](5, 3), table["max"](1, 9), table["str"](5))
print((lambda a, b=2, *c, d, **e: (a, b, c, d, e))(1, d=4, f=6), [f(3) for f in (abs, str, float, lambda v: v**2, [].append)])
reduce = lambda f, xs, acc: acc if not xs else reduce(f, xs[1:], f(acc, xs[0]))
print(reduce(lambda a, b: a * b, [1, 2, 3, 4], 1))
decorators = [memo, trace("x")]


@decorators[0]
@(lambda f: lambda n: f(n) + 1)
def plus(n):
    return n


print(plus(1))
