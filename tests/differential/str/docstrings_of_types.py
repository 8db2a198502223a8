# The docstrings of builtin types and exceptions.
class WithDoc(list):
    "own"


class Without(ValueError):
    pass


for cls in (object, type, int, bool, float, complex, str, bytes, list, tuple, dict, set, frozenset, range, property, slice):
    print(cls.__name__, cls.__doc__)
for cls in (BaseException, Exception, ValueError, ZeroDivisionError, KeyError, OSError, FileNotFoundError, StopIteration, UnicodeDecodeError):
    print(cls.__name__, cls.__doc__)
print(WithDoc.__doc__, WithDoc().__doc__, Without.__doc__, Without().__doc__)
instance = Without()
instance.__doc__ = "set"
print(instance.__doc__, Without.__doc__, "__doc__" in Without.__dict__)
for target in (int, 5, object()):
    try:
        target.__doc__ = "x"
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
    else:
        print("set", target.__doc__)
try:
    1 / 0
except ArithmeticError as error:
    print(type(error).__doc__, error.__class__.__mro__[1].__doc__)
