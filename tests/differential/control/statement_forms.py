a = 1; b = 2; print(a, b)
if a: print("x"); print("y")
for i in 1, 2, 3: print(i, end=" ")
for i in *[1], 2: print(i, end=" ")
print()
x = \
    5
y = (1 +
     # comment inside
     2)
z = [
    1,
    2,
]
print(x, y, z)
def f(): return 1, 2
def g(): yield; yield 1
class E: pass
class F(E,): x: int = 5; y: "text"
print(f(), list(g()), F.x, F.__annotations__, E.__name__)
v: int
w: list[int] = [1]
print(__annotations__)
try:
    v
except NameError as error:
    print(error)
u = t = s = 3
print(u, t, s, not a == b, -a ** 2, 2 ** -1, a if b else 0, *[1, 2])
print((yield_ := 5), [*range(2)], (1,), {1: 2, }, {1, }, f"{a}")
with_ = print_ = None
_ = 10
__ = _ + 1
print(_, __, é := 7, é)
lambda: (yield)
print("tab\tnew\\n", 'a' 'b', not True, ~5, +a, - - a)
if True:
	print("tab indent")
class   G  ( object ) :
  def h ( self , ) : return   1
print(G().h ( ))
