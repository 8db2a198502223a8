# from __future__ import annotations: the text of every annotation.
from __future__ import annotations
import sys
def f(a: int, b: "str" = "x", *args: lambda *a: 1, c: (1, 2), d: {1: 2, **x}, e: x[1:2, ::3] = 5, **kw: f"{a!r:>{w}}{{x}}") -> not (a or b) and c: ...
for k, v in f.__annotations__.items(): print(k, v)
class C:
    x: 1 .real
    y: (lambda q, /, r=1, *, s, **t: q)(1)
    a: -x ** -y
    b: (a + b) * c ** d ** e
    c: a if b else (lambda: 1)
    d: x.y[z](w, *v, k=1, **m)
    e: u'abc'
    g: 1e400 + 2j
    h: f(x for x in y)
    i: {k: v for k, v in z}
    j: a < b <= c is not d not in e
    k: (a, b, [c])
    n: X[(a, b)]
    o: X[a, b]
    p: X[a,]
    q: ()
    r: (lambda *a, b=1, **c: 0)
    s: f'{x!r}' f"{{}} {y:{z}}"
    t: {*a, b}
    u: [*a]
    v: not a in b
    w: -(-1)
    x2: (a, )
    y2: 1_000 + 0xFF
    z2: 1.5e300 * 1j
    aa: a if (b if c else d) else e
    l: ...
for k, v in C.__annotations__.items(): print(k, v)


class G:
    attr: Undefined
    def method(self, x: G, y: list[int] | None = None, *z: *Ts) -> 'G': ...


print(G.__annotations__, G.method.__annotations__)
value: Missing[1:2] = 3
print(__annotations__)
