class A:
    __secret = "A's"

    def __init__(self):
        self.__x = 1

    def __method(self):
        return "A private"

    def call(self):
        return self.__method(), self.__x, self.__secret, A.__secret

    def __dunder__(self):
        return "not mangled"

    class __Inner:
        pass


class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 2

    def __method(self):
        return "B private"

    def both(self):
        return self.__x, self._A__x, self.__method(), self._A__method()


b = B()
print(b.call(), b.both(), sorted(b.__dict__), b.__dunder__(), [n for n in sorted(A.__dict__) if n.startswith("_A")])
try:
    b.__x
except AttributeError as error:
    print(error)


class C_:
    def f(self):
        __local = 5
        try:
            return __missing
        except NameError as error:
            return str(error), __local, sorted(locals())

    def g(self, *, __kw=1):
        return __kw


print(C_().f(), C_().g(_C___kw=3))


class __D:
    def f(self):
        self.__y = 1
        return self.__dict__


print(__D().f())


def function():
    __name = 1
    return list(locals())


print(function())
