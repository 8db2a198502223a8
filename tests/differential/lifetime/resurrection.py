class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


saved = []


class Phoenix:
    def __init__(self):
        self.count = 0

    def __del__(self):
        self.count += 1
        print("del", self.count)
        saved.append(self)


p = Phoenix()
del p
print("saved", len(saved), saved[0].count)
saved.clear()
print("second death is silent", len(saved))


class Raises:
    def __del__(self):
        raise ValueError("ignored")


r = Raises()
r = None
print("went on")


class Calls:
    def __del__(self):
        x = Loud("made in del")
        print("in del")


Calls()


class Chain:
    def __init__(self, next):
        self.next = next

    def __del__(self):
        print("chain", self.next is None)


c = Chain(Chain(Chain(None)))
c = None
print("end")
