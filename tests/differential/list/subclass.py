class Stack(list):
    def push(self, *items):
        for item in items:
            self.append(item)
        return self

    def append(self, item):
        super().append(("pushed", item))

    def __getitem__(self, index):
        return f"<{super().__getitem__(index)}>"

    def __len__(self):
        return super().__len__() + 100


s = Stack([1, 2])
s.push(3)
print(s, s[0], len(s), list(s), type(s + [1]), type(s[:1]), isinstance(s, list), s == [1, 2, ("pushed", 3)], bool(Stack()), [*s])
s.note = "attributes work"
print(s.note, s.__dict__, sorted(s, key=str), s.pop(), s.index(2), 1 in s, s.count(1), type(s.copy()))


class Row(list):
    def __init__(self, *values):
        super().__init__(values)

    def __repr__(self):
        return f"Row({', '.join(map(repr, self))})"


r = Row(1, "a")
print(r, [r], str(r), r + [2], r * 2, Row() == [], f"{r}")
