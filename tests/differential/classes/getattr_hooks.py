def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)

    def __getattr__(self, name):
        print("getattr", name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        print("setattr", name, value)
        setattr(self.target, name, value)

    def __delattr__(self, name):
        print("delattr", name)
        delattr(self.target, name)


class T:
    x = 1

    def method(self):
        return "method result"


p = Proxy(T())
print(p.x, p.method(), hasattr(p, "zz"))
p.y = 5
print(p.y, p.target.__dict__)
del p.y
attempt(lambda: p.y)
attempt(lambda: len(p))


class All:
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("hidden")
        if name.startswith("__"):
            return super().__getattribute__(name)
        return f"<{name}>"

    def method(self):
        return "never reached"


a = All()
print(a.anything, a.method, a.__class__.__name__, hasattr(a, "secret"), getattr(a, "secret", "dflt"))
attempt(lambda: a.secret)
attempt(lambda: a.method())


class Recursive:
    def __getattr__(self, name):
        return self.missing


try:
    Recursive().x
except RecursionError:
    print("RecursionError")


class Raises:
    def __getattr__(self, name):
        raise KeyError(name)


attempt(lambda: Raises().x)
attempt(lambda: hasattr(Raises(), "x"))
attempt(lambda: getattr(Raises(), "x", 1))


class Counting:
    def __init__(self):
        self.reads = 0

    def __getattr__(self, name):
        if name.startswith("auto_"):
            self.reads += 1
            value = self.__dict__[name] = self.reads
            return value
        raise AttributeError(f"no {name} here")


c = Counting()
print(c.auto_a, c.auto_b, c.auto_a, c.reads, c.__dict__)
attempt(lambda: c.other)


class Strict:
    def __setattr__(self, name, value):
        if name not in ("a", "b"):
            raise AttributeError(f"can not set {name}")
        super().__setattr__(name, value)


s = Strict()
s.a = 1
attempt(lambda: setattr(s, "c", 1))
print(s.__dict__)
