# Many shapes of input, checked against a sort written out by hand.
def merge_sort(items, key):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle], key), merge_sort(items[middle:], key)
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if key(right[j]) < key(left[i]):
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    return out + left[i:] + right[j:]


def numbers(n, seed, limit):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        out.append(seed // 7 % limit)
    return out


for n in (0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 100, 500, 1000):
    shapes = [numbers(n, n, 10), numbers(n, n + 1, 10**6), list(range(n)), list(range(n, 0, -1)),
              list(range(n // 2)) + list(range(n // 2)), [1] * n, list(range(n)) + [0, -1]]
    ok = []
    for shape in shapes:
        tagged = [(v, i) for i, v in enumerate(shape)]
        want = merge_sort(tagged, lambda p: p[0])
        ok.append(sorted(tagged, key=lambda p: p[0]) == want)
        copy = shape[:]
        copy.sort()
        ok.append(copy == [v for v, _ in want])
        ok.append(sorted(map(str, shape)) == merge_sort([str(v) for v in shape], lambda s: s))
        ok.append(sorted([v / 3 for v in shape], reverse=True) == [v / 3 for v, _ in want][::-1])
    print(n, all(ok), sum(ok))
