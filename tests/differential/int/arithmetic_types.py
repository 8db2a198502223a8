# The TypeError of each operator names both types.
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


others = ["x", None, [1], {}, (1,), {1}, print, int]
for other in others[:4]:
    attempt(lambda: 1 + other)
    attempt(lambda: 1 - other)
    attempt(lambda: 1 / other)
    attempt(lambda: 1 // other)
    attempt(lambda: 1 % other)
    attempt(lambda: 1 ** other)
    attempt(lambda: divmod(1, other))
    attempt(lambda: other - 1)
    attempt(lambda: 1 @ other)
for other in others:
    attempt(lambda: 2 << other)
    attempt(lambda: -other)
    attempt(lambda: +other)
    attempt(lambda: ~other)
print(2 * "ab", 2 * [1], (1, 2) * 2, -1 * "x")
x = 1
try:
    x += "s"
except TypeError as error:
    print(error)
try:
    x **= "s"
except TypeError as error:
    print(error)
try:
    x @= 3
except TypeError as error:
    print(error)
