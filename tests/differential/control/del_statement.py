def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


x = y = 1
del x
try:
    x
except NameError as error:
    print(error)
a, b, c = 1, 2, 3
del a, (b, c)
try:
    b
except NameError as error:
    print(error)
try:
    del never_bound
except NameError as error:
    print(error)


class C:
    attribute = 1

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)


o = C()
o.z = 5
del o.z
try:
    del o.z
except AttributeError as error:
    print(error)
try:
    del o.attribute
except AttributeError as error:
    print(error)
del C.attribute
try:
    del C.attribute
except AttributeError as error:
    print(error)


def f(p):
    del p
    try:
        return p
    except UnboundLocalError as error:
        return str(error)


print(f(1))
lst = [1, 2, 3, 4]
del lst[0], lst[-1]
del lst[:]
d = {"a": {"b": [1, 2]}}
del d["a"]["b"][0]
print(lst, d)
try:
    del d["q"]
except KeyError as error:
    print(repr(error))
try:
    del (1, 2).x if False else d["a"]["zz"]
except KeyError as error:
    print(repr(error))
for i in range(2):
    del i
try:
    i
except NameError as error:
    print(error)
try:
    del 5 .real
except AttributeError as error:
    print(error)
