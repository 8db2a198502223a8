import atexit


def show(*args, **kwargs):
    print("show", args, kwargs)


class Equal:
    def __init__(self, n):
        self.n = n

    def __call__(self, *args):
        print("called", self.n, args)

    def __eq__(self, other):
        return isinstance(other, Equal) and self.n == other.n

    __hash__ = None


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(atexit.register)
attempt(atexit.register, 3)
attempt(atexit.register, func=3)
attempt(atexit.unregister)
print(atexit._ncallbacks())
print(atexit.register(show, 1, 2, key=3) is show)
atexit._run_exitfuncs()
print(atexit._ncallbacks())


@atexit.register
def last():
    print("last of all")
    atexit.register(show, "never called")


one, two = Equal(1), Equal(2)
atexit.register(one, "a")
atexit.register(two, "b")
atexit.register(one, "c")
atexit.unregister(Equal(1))
print(atexit._ncallbacks())
atexit.unregister(show)


class Dies:
    def __del__(self):
        print("global dies")


keep = Dies()


def takes_back():
    atexit.unregister(two)
    print("taken back")


atexit.register(takes_back)
atexit.register(show, **{"x": 1})
atexit.register(print, "done", sep="-", flush=True)
