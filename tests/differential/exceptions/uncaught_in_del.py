class Loud:
    def __del__(self):
        raise ValueError("in del")

    def __repr__(self):
        return "<Loud>"


loud = Loud()
print("before")
try:
    raise KeyError("caught")
except KeyError:
    print("handled")
print("end")
raise SystemExit("the end")
