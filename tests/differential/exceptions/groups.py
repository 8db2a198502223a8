def show(group, depth=0):
    print(" " * depth, repr(group) if not isinstance(group, BaseExceptionGroup) else (group.message, type(group).__name__))
    for e in getattr(group, "exceptions", ()):
        show(e, depth + 2)


g = ExceptionGroup("group", [ValueError(1), ExceptionGroup("inner", [KeyError(2), TypeError(3)])])
show(g)
print(str(g), repr(g), g.message, len(g.exceptions))
show(g.subgroup(KeyError))
print(g.subgroup(OSError))
match, rest = g.split((ValueError, TypeError))
show(match)
show(rest)
try:
    raise g
except* ValueError as e:
    print("values", e.exceptions)
except* (KeyError, TypeError) as e:
    print("others")
    show(e)
try:
    try:
        raise g
    except* ValueError:
        print("only values")
except ExceptionGroup as left:
    show(left)
try:
    raise ValueError("plain")
except* ValueError as e:
    show(e)
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
finally:
    print("finally")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError("new")
except (ExceptionGroup, KeyError) as e:
    show(e)
for args in ((), ("m",), ("m", []), ("m", [5]), (5, [ValueError()]), ("m", 5)):
    try:
        ExceptionGroup(*args)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    ExceptionGroup("m", [KeyboardInterrupt()])
except TypeError as error:
    print(error)
print(type(BaseExceptionGroup("m", [ValueError()])).__name__, type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)
