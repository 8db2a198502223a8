# f_locals of a function's own frame, and of objects that merely have that attribute.
import sys


def plain(a, b=2, *rest, key=None):
    frame = sys._getframe()
    total = a + b
    return sorted(name for name in frame.f_locals if name != "frame"), frame.f_locals["total"]


def closes_over(word):
    def inner(number):
        frame = sys._getframe()
        return {name: value for name, value in frame.f_locals.items() if name != "frame"}, word

    return inner


class Thing:
    f_locals = "an attribute"

    def read(self):
        return self.f_locals


class Lacking:
    def read(self):
        return self.f_locals


print(plain(1), plain(1, 5, 6, key=7))
print(closes_over("w")(3))
print(Thing().read())
try:
    Lacking().read()
except AttributeError as error:
    print(error)
