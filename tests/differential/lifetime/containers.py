class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


items = [Loud("a"), Loud("b"), Loud("c")]
items[0] = None
print("replaced")
popped = items.pop()
print("popped", popped.name)
del popped
items = None
print("list gone")
t = (Loud("t1"), (Loud("t2"),))
del t
print("tuple gone")
d = {1: Loud("v1"), 2: Loud("v2")}
d.pop(1)
print("popped value")
d.update({2: Loud("new v2")})
print("updated")
d.clear()
print("cleared")
s = {Loud("in set")}
s.pop()
print("set popped")
nested = [[Loud("deep")]]
nested[0][0] = nested
nested.clear()
print("nested cleared")
m = [Loud(f"m{i}") for i in range(3)]
m.sort(key=lambda l: l.name, reverse=True)
m[:] = []
print("sliced away")
q = [Loud("q0"), Loud("q1")]
q.reverse()
q.remove(q[0])
print("removed")
q += [Loud("q2")]
q *= 0
print("end")
