# Assigning to __code__ and to what cannot be assigned in functions.
def attempt(function, *args):
    try:
        return repr(function(*args))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def first(a, b=2):
    return "first", a, b


def second(a, b=3):
    return "second", a, b


def call_first():
    return first(1, 2), first(1)


print(call_first())
first.__code__ = second.__code__
print(call_first(), first.__name__, first.__code__ is second.__code__, first.__defaults__)
first.__defaults__ = None
print(attempt(first, 1), attempt(first, 1, 2))


def outer():
    free = "free"

    def inner():
        return free

    def other():
        return free + "!"

    return inner, other


inner, other = outer()
print(attempt(setattr, first, "__code__", inner.__code__), attempt(setattr, inner, "__code__", first.__code__))
inner.__code__ = other.__code__
print(inner())
for name in ("__code__", "__closure__", "__globals__", "__builtins__"):
    for value in (5, None, ()):
        print(name, value, attempt(setattr, first, name, value))
    print(name, attempt(delattr, first, name))


class Thing:
    def one(self):
        return "one"

    def two(self):
        return "two"


thing = Thing()
for _ in range(3):
    print(thing.one(), end=" ")
Thing.one.__code__ = Thing.two.__code__
print(thing.one())


def swapped():
    yield 1
    yield 2


def plain():
    return [3]


print(list(swapped()))
swapped.__code__ = plain.__code__
print(swapped())
