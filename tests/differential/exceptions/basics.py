try:
    raise ValueError("text", 5)
except ValueError as error:
    print(error, repr(error), error.args, str(ValueError()), repr(ValueError()), str(ValueError("one")), repr(ValueError(None)), ValueError("a") == ValueError("a"))
try:
    error
except NameError as missing:
    print(missing)
for cls in (Exception, ArithmeticError, KeyError, IndexError, LookupError, TypeError, OSError, RuntimeError, StopIteration, AttributeError, NameError, UnboundLocalError, NotImplementedError, RecursionError, AssertionError, ImportError, EOFError, OverflowError, ZeroDivisionError, UnicodeError, SystemExit, KeyboardInterrupt, GeneratorExit, BaseException, Warning, MemoryError, BufferError, ModuleNotFoundError, FileNotFoundError, TimeoutError, SyntaxError, FloatingPointError):
    print(cls.__name__, [c.__name__ for c in cls.__mro__[1:-1]], repr(cls("m")), str(cls("m")))
for thing in (5, "text", None, object(), int, ValueError(), type):
    try:
        raise thing
    except TypeError as error:
        print("TypeError", error)
    except ValueError as error:
        print("ValueError", repr(error))
try:
    raise ValueError
except Exception as error:
    print(type(error), error.args, error.__traceback__ is not None, error.__cause__, error.__context__, error.__suppress_context__)
try:
    raise KeyError("k")
except (ValueError, LookupError) as error:
    print(error, str(error), error.args[0])
try:
    [].pop()
except:
    print("bare except")
try:
    pass
except ValueError:
    print("never")
else:
    print("else")
finally:
    print("finally")
try:
    raise
except RuntimeError as error:
    print(error)
e = ValueError("kept")
for _ in range(2):
    try:
        raise e
    except ValueError as caught:
        print(caught is e)
print(issubclass(KeyError, LookupError), OSError is IOError, isinstance(e, BaseException), KeyError("a", "b"), str(KeyError("a", "b")), str(KeyError("é\n")))
