d = {}
for c in "the quick brown fox":
    d[c] = d.get(c, 0) + 1
print(d)
for c in "aeiou ":
    d.pop(c, None)
d["e"] = "new"
d["t"] = "same place"
print(d, list(d.items())[-1])
nums = {5: 1, 3: 2, 9: 3, -1: 4, 0: 5}
print(nums, sorted(nums), list(nums), nums | {3: "x", 4: "y"})
del nums[3]
nums[3] = 1
print(list(nums), list(reversed(nums.items())))
merged = {"b": 1, "a": 2}
merged.update(a=5, c=6)
print(merged, dict(sorted(merged.items())), {k: merged[k] for k in sorted(merged, reverse=True)})
many = {}
for i in range(2000):
    many[(i * 7919) % 2003] = i
print(list(many)[:8], list(many)[-3:], len(many), many[1])
for i in range(0, 2003, 2):
    many.pop(i, None)
print(list(many)[:5], len(many), sum(many.values()))
