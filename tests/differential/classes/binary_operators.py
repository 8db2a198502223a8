def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class V:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def define(cls, op):
    setattr(cls, f"__{op}__", lambda self, other: f"{op}({self},{other})")
    setattr(cls, f"__r{op}__", lambda self, other: f"r{op}({self},{other})")


for op in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "divmod", "pow", "lshift", "rshift", "and", "xor", "or"):
    define(V, op)
a, b = V("a"), V("b")
print(a + b, a - b, a * b, a @ b, a / b, a // b, a % b, divmod(a, b), a**b, a << b, a >> b, a & b, a ^ b, a | b)
print(1 + a, 1 - a, 2 * a, 2 @ a, 1.5 / a, 1 // a, 1 % a, divmod(1, a), 2**a, 1 << a, 1 >> a, 1 & a, 1 ^ a, 1 | a)
print(a + 1, a * "x", "x" + a, [1] + a, None + a, a + None, (1,) * a, {1} | a, {} | a)
print(pow(a, 2), "%s" % a, "x%s" % a)


class Left:
    def __add__(self, other):
        print("Left.add")
        return NotImplemented


class Right:
    def __radd__(self, other):
        print("Right.radd")
        return "right"


class Neither:
    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        return NotImplemented


class Sub(V):
    def __radd__(self, other):
        return f"sub radd({other})"


class SubNo(V):
    pass


print(Left() + Right(), a + Sub("s"), a + SubNo("t"), Sub("s") + a, Sub("s") + Sub("t"))
attempt(lambda: Left() + 1)
attempt(lambda: Neither() + Neither())
attempt(lambda: 1 + Neither())
attempt(lambda: Left() - 1)
attempt(lambda: object() * object())
attempt(lambda: divmod(Left(), 1))
attempt(lambda: Left() ** 2)
attempt(lambda: pow(Left(), 2, 3))
attempt(lambda: Left() @ 1)
attempt(lambda: "a" + Left())
attempt(lambda: [1] + Left())


class Raises:
    def __add__(self, other):
        raise KeyError("from add")


attempt(lambda: Raises() + 1)
a.__add__ = lambda other: "instance"
print(a + b)


class None_(V):
    __add__ = None


attempt(lambda: None_("n") + 1)
