print("first starts")
name = "first"
import second


def from_second():
    return second.name


print("first ends")
