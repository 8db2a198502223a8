def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for value in (0.0, -0.0, 1.0, 0.5, -2.75, 0.1, 1e300, 5e-324):
    print(value.is_integer(), value.as_integer_ratio(), value.hex(), value.conjugate(), value.real, value.imag)
print(float("inf").hex(), float("nan").hex(), float("inf").is_integer())
attempt(lambda: float("inf").as_integer_ratio())
attempt(lambda: float("nan").as_integer_ratio())
for text in ("0x1p0", "-0x1.8p1", "0x.1", "1.8p-3", "inf", "nan", "0x1p-1074", "0x1p1024", "xyz", "", "0x1.fffffffffffff8p1023"):
    attempt(lambda: float.fromhex(text))
print(abs(-2.5), abs(-0.0), -0.0, +1.5, -(-0.0), int(-2.7), bool(0.0), bool(-0.0), bool(float("nan")))
print(float.fromhex((0.1).hex()) == 0.1)
