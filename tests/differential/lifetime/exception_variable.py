class Carrier(Exception):
    def __del__(self):
        print("exception deleted")


def f():
    try:
        raise Carrier()
    except Carrier as error:
        print("in handler")
    print("after handler")


f()
print("after f")
try:
    try:
        raise Carrier()
    finally:
        print("finally")
except Carrier:
    print("outer handler")
print("done")
for i in range(2):
    try:
        raise Carrier()
    except Carrier:
        continue
print("after loop")
kept = None
try:
    raise Carrier()
except Carrier as error:
    kept = error
print("kept", type(kept).__name__)
kept = None
print("end")
