# types.MethodType, by the type of a bound method.
class Thing:
    def name(self):
        return "thing"


method = type(Thing().name)


def attempt(*args, **kwargs):
    try:
        print(method(*args, **kwargs)())
    except TypeError as error:
        print(error)


attempt(len, [1, 2])
attempt(Thing.name, Thing())
attempt(lambda self, *rest: (self, rest), 5)
attempt()
attempt(len)
attempt(1, 2)
attempt(len, None)
attempt(len, [1], 3)
attempt(func=len)
