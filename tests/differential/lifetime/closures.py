class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def make():
    captured = Loud("captured")
    other = Loud("other")

    def inner():
        return captured.name
    return inner


f = make()
print("made", f())
del f
print("gone")


def cell():
    x = Loud("first")

    def get():
        return x

    def put(v):
        nonlocal x
        x = v
    return get, put


get, put = cell()
put(Loud("second"))
print("replaced", get().name)
get = None
print("one closure left")
put = None
print("both gone")
fs = [lambda v=Loud(f"default{i}"): v.name for i in range(2)]
print([f() for f in fs])
fs.clear()


def deleted():
    y = Loud("y")

    def g():
        return y
    del y
    print("deleted in scope")
    return g


deleted()
print("end")
