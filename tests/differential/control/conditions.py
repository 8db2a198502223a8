def describe(x):
    if x is None:
        return "none"
    elif isinstance(x, bool):
        return "bool"
    elif isinstance(x, (int, float)) and x < 0:
        return "negative"
    elif not x:
        return "empty"
    else:
        return "other"


print([describe(v) for v in (None, True, -1, -0.5, 0, "", [], 1, "a")])
for a in (0, 1):
    for b in (0, 1):
        for c in (0, 1):
            print(a and b or c, a or b and c, not a or b, (a or b) and c, a if b else c, a < b == c, a != b != c, end=" | ")
    print()
x = 5
print(1 < x < 10, 1 < x > 3, 10 > x >= 5 != 4, x == 5 == 5.0, 1 < 3 > 2 < 5, not x == 5, x is x is not None, x in (5,) in [(5,)])
print("a" if x > 3 else "b" if x > 1 else "c", (1 if False else 2) + 1, [] or {} or 0 or "last", 1 and [] and 5, None or False)
if x > 3: print("one line")
if x > 10: pass
elif x > 4: print("elif line")
if (n := len("hello")) > 3 and (m := n * 2): print(n, m)
print([y for v in range(5) if (y := v * v) > 3], y)
pass
...
"just a string"
if ():
    print("never")
elif not not [0]:
    print("double not")
z = 1 if x else undefined
w = x or undefined
print(z, w, 1 if () else 2, (lambda: 5 if x else 6)(), bool(x) + 1)
assert x == 5
try:
    assert x == 6, f"x is {x}"
except AssertionError as error:
    print(repr(error))
try:
    assert x == 6
except AssertionError as error:
    print(repr(error), error.args)
try:
    assert False, (1, 2)
except AssertionError as error:
    print(repr(error))
