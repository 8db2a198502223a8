def g():
    x = yield 1
    yield from inner()


def inner():
    yield 2


a = g()
print(a.gi_suspended, a.gi_running, a.gi_code.co_name, a.gi_code is g.__code__, a.gi_frame.f_code.co_name, a.gi_yieldfrom)
next(a)
print(a.gi_suspended, a.gi_frame.f_lineno)
next(a)
print(a.gi_yieldfrom.gi_code.co_name, a.gi_frame.f_lineno)
list(a)
print(a.gi_suspended, a.gi_frame, a.gi_code.co_name)
print(a.__name__, a.__qualname__)
a.__name__ = "renamed"
print(a.__name__, type(a).__name__, repr(a)[:24])
try:
    a.__name__ = 5
except TypeError as error:
    print(error)
try:
    a.gi_frame = 1
except AttributeError as error:
    print(type(error).__name__)
try:
    type(a)()
except TypeError as error:
    print(error)


def me():
    print(m.gi_running, m.gi_suspended)
    yield


m = me()
next(m)
