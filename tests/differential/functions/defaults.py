def counter(x, seen=[]):
    seen.append(x)
    return seen


print(counter(1), counter(2), counter(3, []), counter(4), counter.__defaults__)
n = 1


def captured(a=n, b=n + 1):
    return a, b


n = 100
print(captured(), captured.__defaults__, captured.__name__, captured.__qualname__, captured.__module__, captured.__doc__, captured.__kwdefaults__)


def log(text):
    print("evaluating", text)
    return text


def order(a=log("a"), *, k=log("k"), b: log("annotation") = log("b")) -> log("return"):
    """The docstring."""
    return a, k, b


print(order(), order.__kwdefaults__, order.__annotations__, order.__doc__)
functions = []
for i in range(3):
    def f(i=i):
        return i
    functions.append(f)
print([f() for f in functions])
order.__defaults__ = ("replaced",)
print(order())
order.note = [1]
print(order.note, order.__dict__, hasattr(order, "nope"), callable(order), callable(5))
try:
    order.nope
except AttributeError as error:
    print(error)


def outer():
    def inner():
        pass
    return inner, (lambda: 0)


print(outer()[0].__qualname__, outer()[1].__qualname__, outer()[1].__name__)
