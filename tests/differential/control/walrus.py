print((a := 5), a, (b := a + 1) * 2, b)
print([last := v for v in range(3)], last)
data = iter("abcab")
while (c := next(data, None)) is not None:
    if (seen := c) == "c":
        break
print(seen, c)


def f(x):
    return (y := x * 2, y + 1)


print(f(3), [t for v in (1, 2, 3) if (t := f(v)[0]) > 2])
if (m := {"k": 1}.get("k")) and (m2 := m + 1):
    print(m, m2)
print({(k := "key"): (v := "val")}, k, v, f"{(w := 7)}", w)


def outer():
    total = 0
    [total := total + i for i in range(5)]
    return total


print(outer(), any((hit := n) > 2 for n in range(5)), hit)
x = (y := 1, 2)
print(x, y)
lst = [0, 1, 2]
lst[(i := 1)] = (z := 9)
print(lst, i, z)
print((lambda: (q := 3) + q)())
