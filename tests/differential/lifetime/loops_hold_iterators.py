# A `for` loop holds its iterator until it is exhausted or left, whichever way.
class Items:
    def __init__(self, name, count):
        self.name = name
        self.count = count

    def __iter__(self):
        return self

    def __next__(self):
        if self.count == 0:
            raise StopIteration
        self.count -= 1
        return self.count

    def __del__(self):
        print("  del", self.name)


def breaks():
    for i in Items("broken", 3):
        print("body", i)
        break
    print("after break")


def returns():
    for i in Items("returned", 3):
        print("body", i)
        return i


def raises():
    for i in Items("raised", 3):
        print("body", i)
        raise ValueError


def exhausts():
    for i in Items("exhausted", 2):
        print("body", i)
    else:
        print("else")
    print("after exhaustion")


def nested():
    for i in Items("outer", 2):
        for j in Items(f"inner {i}", 2):
            if j == 0:
                break
            print("pair", i, j)
        else:
            print("not here")
        print("inner left")
        if i == 0:
            break
    print("outer left")


def continues():
    for i in Items("continued", 2):
        if i == 1:
            continue
        print("body", i)
        break


def in_try():
    try:
        for i in Items("in try", 3):
            raise KeyError
    except KeyError:
        print("handler")
    finally:
        print("finally")
    print("after try")


breaks()
print("returned", returns())
try:
    raises()
except ValueError:
    print("caught")
exhausts()
nested()
continues()
in_try()
for i in Items("at module level", 2):
    print("module", i)
    break
print("module left")
print([i for i in Items("comprehension", 2)])


def gen():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


for v in gen():
    print("value", v)
    break
print("after the generator loop")


def drain():
    for v in gen():
        print("value", v)
        return


drain()
print(sum(Items("summed", 3)))
a, *b = Items("unpacked", 3)
print(a, b)
print("end")
