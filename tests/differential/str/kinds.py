# Operations that widen, narrow or mix the internal character sizes.
latin = "aé"
wide = "a€"
astral = "a😀"
for a in (latin, wide, astral):
    for b in (latin, wide, astral):
        print(a + b, (a + b)[:1], len(a + b), a in b, a.replace("a", b), b.join([a, a]), (a + b).find(b), a < b)
print((astral * 3).replace("😀", "b"), astral[:1] == "a", astral[0] is not None, (wide + astral)[1:3], "".join(reversed(latin + wide + astral)))
print(sorted(latin + wide + astral), max(astral), min(astral), (latin + astral).split("é"), f"{latin}{wide}{astral}", "%s%s" % (latin, astral))
d = {latin: 1, wide: 2, astral: 3}
print(d["a" + "é"], d[(wide + "x")[:2]], d[(astral + latin)[:2]], d)
print([hex(ord(c)) for c in latin + wide + astral], (astral + "\udc80")[-1:].isprintable(), "\ud83d\ude00" == "😀", len("\ud83d\ude00"))
