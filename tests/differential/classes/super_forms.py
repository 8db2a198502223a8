class Base:
    tag = "base tag"

    def __init__(self, **kwargs):
        print("Base", sorted(kwargs))

    @classmethod
    def make(cls):
        return f"made {cls.__name__}"

    @staticmethod
    def helper():
        return "helper"

    @property
    def value(self):
        return "base value"


class Left(Base):
    def __init__(self, left=None, **kwargs):
        print("Left", left)
        super().__init__(**kwargs)


class Right(Base):
    def __init__(self, right=None, **kwargs):
        print("Right", right)
        super().__init__(**kwargs)


class Bottom(Left, Right):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.done = True

    @classmethod
    def make(cls):
        return super().make() + "!"

    @staticmethod
    def helper():
        return "own " + Base.helper()

    @property
    def value(self):
        return super().value.upper()

    def tags(self):
        return super().tag, super(Left, self).tag, super().helper(), __class__.__name__


b = Bottom(left=1, right=2, other=3) if False else Bottom(left=1, right=2)
print(b.done, Bottom.make(), b.make(), Bottom.helper(), b.value, b.tags())


class Odd(Base):
    def first(this, x):
        return super().value, x

    def no_args():
        return super()

    def nested(self):
        return [super(Odd, self).value for _ in range(2)], [c for c in (lambda: __class__)().__name__]

    def rebound(self):
        self = 5
        return super().value


o = Odd()
print(o.first(1), o.nested())
for call in (Odd.no_args, o.rebound):
    try:
        call()
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)


def outside(self):
    return super().value


Base.outside = outside
try:
    o.outside()
except RuntimeError as error:
    print(error)
try:
    super(Odd, o).value = 5
except AttributeError as error:
    print(error)
