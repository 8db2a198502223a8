def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Sequence:
    def __getitem__(self, index):
        if index >= 3:
            raise IndexError("end")
        return index * 10


class BadIter:
    def __iter__(self):
        return 5


class NotNext:
    def __iter__(self):
        return Sequence()


print(list(Countdown(3)), [*Sequence()], 20 in Sequence(), 5 in Sequence(), tuple(Countdown(2)), sum(Countdown(5)), list(zip(Countdown(3), Sequence())), sorted(Countdown(3)))
attempt(lambda: iter(BadIter()))
attempt(lambda: list(NotNext()))
attempt(lambda: iter(5))
attempt(lambda: next(5))
attempt(lambda: next([1]))
attempt(lambda: next(iter([])))
attempt(lambda: next(iter([]), "default"))
attempt(lambda: reversed(Countdown(1)))
attempt(lambda: list(reversed({1: 2})))
attempt(lambda: reversed({1}))
values = iter([1, 2, 3, 0, 5])
print(list(iter(lambda: next(values), 0)), list(values))
attempt(lambda: iter(5, 1))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(lambda x: x > 1, [1, 2, 3])))
attempt(lambda: list(zip("ab", "c", strict=True)))
attempt(lambda: list(zip("a", "bc", strict=True)))
attempt(lambda: list(zip("ab", strict=True)))
attempt(lambda: list(zip(1)))
attempt(lambda: list(map(None, [1])))
attempt(lambda: list(map(len)))
attempt(lambda: list(enumerate()))
attempt(lambda: list(filter(None)))
it = iter([1, 2])
print(iter(it) is it, next(it), list(it), list(it))
