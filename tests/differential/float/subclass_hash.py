class Celsius(float):
    def __repr__(self):
        return f"{float(self)}C"

    def __add__(self, other):
        return Celsius(float(self) + other)


t = Celsius(21.5)
print(t, repr(t), t + 1, type(t + 1), type(t * 2), t == 21.5, hash(t) == hash(21.5), f"{t:.2f}", [t], -t)
print(hash(1.5), hash(0.1), hash(1e100), hash(-1.0), hash(float("inf")), hash(2.0**61), hash(0.5) == hash(0.25 * 2))
print({1.5: "a"}.get(t - 20), float("1.5") in {1.5}, 2.0 in {2}, 2 in {2.0: 1})
