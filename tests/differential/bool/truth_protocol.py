class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("len", self.n)
        return self.n


class Truthy:
    def __bool__(self):
        print("bool")
        return False

    def __len__(self):
        print("never asked")
        return 1


class WrongType:
    def __bool__(self):
        return 1


class Negative:
    def __len__(self):
        return -1


class Raising:
    def __bool__(self):
        raise ValueError("no truth")


print(bool(Sized(0)), bool(Sized(2)), bool(Truthy()), bool(object()))
if Sized(0):
    print("wrong")
elif not Truthy():
    print("right")
while Sized(0):
    print("wrong")
for cls in (WrongType, Negative, Raising):
    try:
        if cls():
            print("wrong")
    except Exception as error:
        print(type(error).__name__, error)
print((Sized(3) and 5), (Sized(0) or 6), not Sized(1))
print([x for x in (Sized(1), Sized(0)) if x][0].n)
print(any([Sized(0), Truthy(), Sized(1), Raising()]), all([Sized(1), Sized(0), Raising()]))
