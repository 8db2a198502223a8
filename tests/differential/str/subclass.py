class Name(str):
    def __new__(cls, text, tag=None):
        self = super().__new__(cls, text.strip())
        self.tag = tag
        return self

    def __eq__(self, other):
        return self.lower() == other.lower()

    def __hash__(self):
        return hash(self.lower())

    def upper(self):
        return "UP:" + super().upper()


n = Name("  Ada ", tag=7)
print(n, repr(n), len(n), n.tag, n == "ADA", {n: 1}[Name("aDA")], n.upper(), type(n.lower()), type(n[:]), type(n + "x"), type(str(n)))
print(isinstance(n, str), n[0], n in "Adam", "Ad" in n, f"{n:>5}|{n!r}", "%s" % n, n.tag, ",".join([n, n]), [n], n * 2, n.split("d"))
n.extra = [1]
print(n.__dict__, sorted(["b", n, "a"]), str.upper(n), n.__class__.__name__)


class Weird(str):
    def __str__(self):
        return "weird!"

    def __repr__(self):
        return "<weird>"

    def __len__(self):
        return 99

    def __iter__(self):
        return iter("zz")


w = Weird("abc")
print(w, [w], len(w), list(w), str(w), f"{w}", f"{w!r}", w + "", "%s" % w, "%r" % w, "".join(w), "{}".format(w), w.upper())
