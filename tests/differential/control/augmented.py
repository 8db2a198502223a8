class Acc:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, other):
        print("iadd", other)
        self.v += other
        return self

    def __sub__(self, other):
        print("sub", other)
        return Acc(self.v - other)

    def __imul__(self, other):
        return NotImplemented

    def __mul__(self, other):
        print("mul", other)
        return Acc(self.v * other)

    def __ior__(self, other):
        return "replaced"


a = b = Acc(1)
a += 5
print(a is b, a.v)
a -= 2
print(a is b, a.v, b.v)
a *= 3
print(a.v)
a |= 1
print(a)
x = 10
x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 100; x <<= 3; x >>= 1; x &= 255; x |= 1; x ^= 3
print(x)
x /= 4
print(x)
l = m = [1]
l += [2]
l *= 2
print(m, l is m)
t = u = (1,)
t += (2,)
print(t, u)
s = {1}
s |= {2}; s &= {2, 3}; s ^= {5}; s -= {2}
print(s)
d = {"n": [0]}
d["n"][0] += 1
d["n"] += [5]
print(d)


class Obj:
    count = 0


o = Obj()
o.count += 1
print(o.count, Obj.count)


def index():
    print("once")
    return 0


lst = [1]
lst[index()] += 1
print(lst)
try:
    lst[5] += 1
except IndexError as error:
    print(error)
try:
    o.zz += 1
except AttributeError as error:
    print(error)
try:
    lst += 5
except TypeError as error:
    print(error)
try:
    undefined += 1
except NameError as error:
    print(error)
