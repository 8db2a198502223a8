class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def inner():
    local = Loud("inner local")
    raise ValueError("problem")


def outer():
    other = Loud("outer local")
    inner()


try:
    outer()
except ValueError as error:
    print("handling", error)
print("after handler")
saved = None
try:
    outer()
except ValueError as error:
    saved = error
print("saved")
saved.__traceback__ = None
print("traceback dropped")
saved = None
print("end")


def handled():
    try:
        inner()
    except ValueError:
        print("handled inside")
    print("still in handled")


handled()
