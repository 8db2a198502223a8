# Which identities hold is an implementation's affair; equality and hashing are not.
a = "".join(["ab", "c"])
b = "abc"
print(a == b, hash(a) == hash(b), {a: 1}[b], a in {b}, [a].index(b), {b: 1, a: 2})
d = {}
for i in range(300):
    d["key" + str(i)] = i
print(len(d), d["key" + "17"], d.get("key300"), sum(d.values()), list(d)[-1])
words = ("the cat and the dog and the bird " * 3).split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(counts, sorted(counts, key=lambda w: (-counts[w], w)))
