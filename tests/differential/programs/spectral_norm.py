def a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v, f):
    return [sum(f(i, j) * x for j, x in enumerate(v)) for i in range(len(v))]


def power(v):
    return times(times(v, a), lambda i, j: a(j, i))


u = [1.0] * 30
for _ in range(8):
    v = power(u)
    u = power(v)
vbv = sum(x * y for x, y in zip(u, v))
vv = sum(y * y for y in v)
print(f"{(vbv / vv) ** 0.5:.9f}")


def mandelbrot(w, h):
    rows = []
    for y in range(h):
        row = ""
        for x in range(w):
            z = 0j
            c = complex(2.0 * x / w - 1.5, 2.0 * y / h - 1.0)
            for i in range(50):
                if abs(z) > 2:
                    break
                z = z * z + c
            row += " .:-=+*#%@"[i // 5 if i < 49 else 9]
        rows.append(row)
    return rows


print("\n".join(mandelbrot(50, 20)))
