print("importing", __name__)


def describe(n):
    from .round import Circle
    return f"{n} -> {Circle(n).name}"
