def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a = 3 + 4j
print(a, repr(a), a.real, a.imag, abs(a), a.conjugate(), -a, +a, a * a, a + 1, a - 2.5, a / 2, a * 1j, a == 3 + 4j, a != 1)
print(complex(1, 2), complex("1+2j"), complex("3"), complex("-j"), complex(2.5), complex(), 1j ** 2, (1 + 2j) ** 2, 2 ** 1j)
print(0j, -0j, 1e20j, complex(0.0, -0.0), complex(-0.0, 1), complex(float("nan"), float("inf")), [1j], 1.5j)
print(hash(1 + 0j) == hash(1), {1 + 0j: "x"}[1], 1 == 1 + 0j, bool(0j), bool(1j))
attempt(lambda: 1j < 2j)
attempt(lambda: complex("1 + 2j"))
attempt(lambda: complex("x"))
attempt(lambda: 1j / 0)
attempt(lambda: 0j ** -1)
attempt(lambda: 1j // 1)
attempt(lambda: 1j % 1)
attempt(lambda: int(1j))
attempt(lambda: complex("1", 2))
print(f"{a:.2f} {a:10} {1.5+0j:g}")
