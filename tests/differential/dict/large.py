d = {}
for i in range(20000):
    d[i * 7] = i
print(len(d), d[7 * 9999], 8 in d, sum(d.values()))
for i in range(0, 20000, 2):
    del d[i * 7]
print(len(d), d.get(7), d.get(14), next(iter(d)))
words = {}
for i in range(5000):
    words[f"w{i % 700}"] = words.get(f"w{i % 700}", 0) + i
print(len(words), words["w13"], max(words.values()), sorted(words)[:3])
pairs = {}
for i in range(3000):
    pairs[i % 50, i % 60] = i
print(len(pairs), pairs[7, 7], (49, 59) in pairs)
mixed = {}
for i in range(1000):
    mixed[i] = mixed[str(i)] = mixed[i + 0.5] = i
print(len(mixed), mixed["7"], mixed[7.0], mixed[7.5])
while len(mixed) > 5:
    mixed.popitem()
print(mixed)
same = {2**61 - 1 + i * (2**61 - 1): i for i in range(50)}
print(len(same), same[2**61 - 1], same[3 * (2**61 - 1)])
