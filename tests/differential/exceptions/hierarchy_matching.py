class A(Exception): pass
class B(A): pass
class C(B, ValueError): pass


def handle(exc):
    try:
        raise exc
    except B as error:
        return f"B {type(error).__name__}"
    except (ValueError, KeyError):
        return "value or key"
    except A:
        return "A"
    except Exception as error:
        return f"Exception {error!r}"
    except BaseException as error:
        return f"Base {error!r}"


print([handle(e) for e in (A(), B(), C(), ValueError(1), KeyError(2), OSError(3), SystemExit(4), KeyboardInterrupt())])


def choose(x):
    print("evaluated", x)
    return {1: ValueError, 2: KeyError, 3: (TypeError, (IndexError,))}[x]


try:
    raise KeyError("k")
except choose(1):
    print("no")
except choose(2):
    print("yes")
except choose(3):
    print("not evaluated")
for bad in (5, "ValueError", (ValueError, 5), [ValueError], None, object):
    try:
        try:
            raise KeyError("orig")
        except bad:
            print("never")
    except TypeError as error:
        print(error, "|", repr(error.__context__))
try:
    try:
        raise ValueError("1")
    except undefined_name:
        pass
except NameError as error:
    print(error, repr(error.__context__))
try:
    raise IndexError("nested tuple")
except ((ValueError, (IndexError, KeyError)), TypeError) if False else (ValueError, IndexError) as error:
    print(repr(error))
try:
    pass
except 5:
    pass
else:
    print("an except clause that is not needed is not evaluated")


class Meta(type):
    def __instancecheck__(cls, instance):
        print("never asked")
        return True


class D(Exception, metaclass=Meta):
    pass


try:
    try:
        raise ValueError
    except D:
        print("wrong")
except ValueError:
    print("isinstance hooks do not count")
