def plain(a, b):
    return a, b


def defaults(a, b=2, c="x"):
    return a, b, c


def star(a, *args, **kwargs):
    return a, args, kwargs


def keyword_only(a, *, k, d=4):
    return a, k, d


def positional_only(a, b=1, /, c=2, *, d=3):
    return a, b, c, d


def everything(a, /, b, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(plain(1, 2), plain(a=1, b=2), plain(1, b=2), plain(*[1, 2]), plain(**{"a": 1, "b": 2}), plain(*"a", **{"b": 2}))
print(defaults(1), defaults(1, c=5), defaults(1, 2, 3), defaults(c=1, a=2), defaults(*(1, 2)))
print(star(1), star(1, 2, 3), star(1, x=2), star(*range(4), **{"k": 1}), star(a=1, b=2), star(1, *[], **{}))
print(keyword_only(1, k=2), keyword_only(a=1, d=2, k=3))
print(positional_only(0), positional_only(0, 5, 6, d=7), positional_only(0, c=1))
print(everything(1, 2, d=4), everything(1, 2, 3, 4, 5, d=6, a=7, z=8), everything(1, b=2, d=4, e=0, q=1))
print((lambda x, *y, z=3: (x, y, z))(1, 2), (lambda *a, **k: (a, k))(1, b=2), (lambda: None)())
print(star(*[1], 2, *[3], x=1, **{"y": 2}, **{"z": 3}))
kw = {"b": 1}
result = star(0, **kw)
result[2]["c"] = 2
print(kw, result)
args = [1, 2]
print(star(*args)[1] is not args, plain(*{3: 0, 4: 0}), plain(*(i for i in "pq")))
