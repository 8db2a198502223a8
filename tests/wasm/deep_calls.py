# RecursionError, not a crash, where the machine's own stack is small.
def plain(n):
    return plain(n + 1)


def through_builtin(n):
    return max([n], key=through_method)


class C:
    def method(self, n):
        return through_builtin(n)


def through_method(n):
    return C().method(n)


class Text:
    def __repr__(self):
        return f"{self!r}"


def through_generator(n):
    yield from through_generator(n + 1)


for action in (lambda: plain(0), lambda: through_builtin(0), lambda: repr(Text()), lambda: list(through_generator(0))):
    try:
        action()
    except RecursionError as error:
        print("RecursionError", str(error)[:32])


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(900))
