"""exit, quit and the texts that CPython's module site adds to the builtins."""
print(repr(exit), quit, sep="\n")
print(type(exit).__name__, type(quit).__module__, exit.name, quit.name, exit.eof)
for stop in (exit, quit):
    for args in ((), (3,), ("text",), (None,)):
        try:
            stop(*args)
        except SystemExit as error:
            print(error.code, error.args)
try:
    exit(code=7)
except SystemExit as error:
    print(error.code)
for wrong in (lambda: exit(1, 2), lambda: exit(status=1), lambda: exit(1, code=2)):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(credits)
credits()
try:
    input()
except ValueError as error:
    print(error)


def tree(cls, depth=0):
    print("  " * depth + cls.__name__)
    for sub in cls.__subclasses__():
        if sub.__module__ == "builtins":
            tree(sub, depth + 1)


tree(BaseException)


class Own(LookupError):
    pass


class Flag(int):
    pass


print([c.__name__ for c in LookupError.__subclasses__() if c.__module__ in ("builtins", "__main__")])
print([c.__name__ for c in int.__subclasses__() if c.__module__ in ("builtins", "__main__")])
quit("good bye")
