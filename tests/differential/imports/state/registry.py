REGISTERED = {}


def register(f):
    REGISTERED[f.__name__] = f
    return f


def names():
    return sorted(REGISTERED)


def __getattr__(name):
    if name == "dynamic":
        return "made by module __getattr__"
    raise AttributeError(name)
