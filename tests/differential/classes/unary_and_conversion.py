def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class N:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __int__(self): return 5
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __index__(self): return 3
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __bool__(self): return False
    def __len__(self): return 7
    def __hash__(self): return 11
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __bytes__(self): return b"bytes"
    def __format__(self, spec): return f"format:{spec}"
    def __call__(self, *a, **k): return a, k
    def __contains__(self, x): return x == 1
    def __reversed__(self): return "reversed"
    def __dir__(self): return ["b", "a"]
    def __sizeof__(self): return 1


import math
n = N()
print(-n, +n, ~n, abs(n), int(n), float(n), complex(n), [0, 1, 2, 30][n], round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n), bool(n), len(n), hash(n), str(n), repr(n), bytes(n), f"{n:x}", f"{n!r}", n(1, k=2), 1 in n, 2 in n, reversed(n), dir(n))
print(hex(n), range(n), "abc" * n, [1] * n, "0123456"[n:], chr(97 + N().__index__()), not n, n and 1, math.sqrt(n))


class Bad:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __index__(self): return 1.5
    def __bool__(self): return "x"
    def __len__(self): return "x"
    def __hash__(self): return "x"
    def __str__(self): return 5
    def __repr__(self): return None
    def __contains__(self, x): return "truthy"
    def __format__(self, spec): return 5


b = Bad()
for f in (lambda: int(b), lambda: float(b), lambda: [1][b], lambda: bool(b), lambda: len(b), lambda: hash(b), lambda: str(b), lambda: repr(b), lambda: 1 in b, lambda: f"{b}", lambda: -b, lambda: abs(b), lambda: round(b), lambda: b(), lambda: reversed(b), lambda: complex(b)):
    attempt(f)
