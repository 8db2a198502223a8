# Callbacks that fail are reported in CPython's words, and the others still run.
import atexit
import sys


def report(unraisable):
    print(unraisable.err_msg, unraisable.object.__name__, type(unraisable.exc_value).__name__, unraisable.exc_value)


def fails(text):
    raise ValueError(text)


def leaves():
    sys.exit(3)


sys.unraisablehook = report
atexit.register(print, "first registered")
atexit.register(fails, "one")
atexit.register(leaves)
atexit._run_exitfuncs()
atexit.register(print, "at exit")
atexit.register(fails, "two")
