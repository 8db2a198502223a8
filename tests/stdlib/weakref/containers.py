import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"

    def method(self):
        return "method of " + self.name


one, two = Thing("one"), Thing("two")
values = weakref.WeakValueDictionary(a=one, b=two)
keys = weakref.WeakKeyDictionary({one: 1, two: 2})
things = weakref.WeakSet([one, two])
method = weakref.WeakMethod(one.method)
proxy = weakref.proxy(one)
done = weakref.finalize(one, print, "finalized", end="!\n")
print(sorted(values), sorted(keys.values()), len(things), method()(), proxy.name, done.alive, done.peek()[2])
print(values.get("c", "none"), values.setdefault("b", one), keys.pop(two), two in keys, two in things)
del one
print(sorted(values), list(keys.values()), list(things), method(), done.alive)
try:
    print(proxy.name)
except ReferenceError as error:
    print(error)
kept = weakref.finalize(two, print, "at exit")
never = weakref.finalize(two, print, "not at exit")
never.atexit = False
print(weakref.getweakrefcount(two), weakref.ref(two)() is two, things.pop(), len(things))
