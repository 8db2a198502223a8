# Finalisers that fail, that bring their object back and that run in the middle of other things.
import gc
import weakref

alive = []


class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalise", self.name)
        alive.append(self)


def make():
    p = Phoenix("once")
    return weakref.ref(p)


r = make()
print(len(alive), r() is None)
alive.clear()
print("finalised only once")


class Chain:
    def __init__(self, name, following=None):
        self.name = name
        self.following = following

    def __del__(self):
        print("  del", self.name)


head = Chain("a", Chain("b", Chain("c")))
head.following = None
print("cut")
head = None


class Cycle(Chain):
    pass


def cycle():
    x = Cycle("x")
    y = Cycle("y", x)
    x.following = y


gc.disable()
cycle()
print("cycle made")
print(gc.collect() > 0)


def cycle_through_exception():
    local = Chain("in the frame")
    try:
        raise ValueError
    except ValueError as e:
        kept = e


cycle_through_exception()
print("frame left")
gc.collect()
print("collected")


def no_cycle():
    local = Chain("no cycle")
    try:
        raise ValueError
    except ValueError as e:
        pass


no_cycle()
print("no cycle left")


def callback(ref):
    print("callback", ref() is None)


def weak():
    target = Chain("weak target")
    ref = weakref.ref(target, callback)
    target = None
    print("target dropped")


weak()
items = {i: Chain(f"item {i}") for i in range(3)}
del items[1]
print("one removed")
items.clear()
print("cleared")
stack = [Chain("p"), Chain("q")]
stack.pop()
print("popped")
stack[0] = None
print("replaced")
stack = [Chain("s"), Chain("t"), Chain("u")]
stack[0:2] = []
print("sliced")
del stack
print("end")
