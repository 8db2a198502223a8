def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Celsius:
    def __init__(self, degrees):
        self._degrees = degrees

    @property
    def degrees(self):
        """The temperature."""
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        print("deleting")
        del self._degrees

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

    old = property(lambda self: "old style", doc="documented")
    write_only = property(None, lambda self, v: print("written", v))


c = Celsius(20)
c.degrees = 25
c.degrees += 5
print(c.degrees, c.fahrenheit, c.old, Celsius.degrees.__doc__, Celsius.old.__doc__, type(Celsius.degrees), Celsius.degrees.fget(c))
c.write_only = 1
attempt(lambda: setattr(c, "degrees", -300))
attempt(lambda: setattr(c, "fahrenheit", 1))
attempt(lambda: delattr(c, "fahrenheit"))
attempt(lambda: c.write_only)
attempt(lambda: c.missing)
del c.degrees
attempt(lambda: c.degrees)
attempt(lambda: property(1, 2, 3, 4, 5))


class Sub(Celsius):
    @property
    def fahrenheit(self):
        return "sub " + str(super().fahrenheit)

    @Celsius.degrees.getter
    def degrees(self):
        return 100


s = Sub(5)
print(s.fahrenheit, s.degrees, s._degrees)
s.__dict__["degrees"] = "shadow"
print(s.degrees)


class Raising:
    @property
    def bad(self):
        raise AttributeError("inner problem")

    def __getattr__(self, name):
        return f"fallback {name}"


print(Raising().bad)
