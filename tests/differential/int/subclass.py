class Meters(int):
    def __new__(cls, value, note="none"):
        self = super().__new__(cls, value)
        self.note = note
        return self

    def __add__(self, other):
        return Meters(int(self) + int(other), "sum")

    def __repr__(self):
        return f"Meters({int(self)}, {self.note!r})"


a = Meters(5, "first")
b = a + 3
print(a, repr(a), b, a == 5, hash(a) == hash(5), isinstance(a, int), type(a * 2), type(a + a))
print([10, 20, 30, 40, 50, 60][a], {5: "five"}[a], a.note, b.note, -a, a.bit_length())
print(f"{a:05d} {a!r} {a}", sum([a, 1]), max(a, 3), int(a), type(int(a)), type(+a))
print((5).__getnewargs__(), True.__getnewargs__())
print(Meters("12"), Meters(10**20) // 7)
try:
    class Both(int, str):
        pass
except TypeError as error:
    print(error)
