print("second starts")
import first

name = "second of " + first.name


def from_first():
    return first.from_second()


print("second ends")
