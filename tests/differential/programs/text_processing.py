text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness --
it was the epoch of belief; it was the epoch of incredulity."""


def caesar(s, k):
    out = []
    for c in s:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + k) % 26 + 97))
        elif c.isupper():
            out.append(chr((ord(c) - 65 + k) % 26 + 65))
        else:
            out.append(c)
    return "".join(out)


def rle(s):
    out = []
    for c in s:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return "".join(f"{c}{n}" if n > 1 else c for c, n in out)


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def wrap(s, width):
    line, lines = "", []
    for word in s.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return lines + [line]


secret = caesar(text, 13)
print(secret.splitlines()[0], caesar(secret, 13) == text)
print(rle("aaabccddddd"), edit_distance("kitten", "sitting"), edit_distance("", "abc"), edit_distance("sunday", "saturday"))
for line in wrap(text, 30):
    print(f"|{line:<30}|{line:>30}|")
counts = {}
for c in text.lower():
    if c.isalpha():
        counts[c] = counts.get(c, 0) + 1
print(sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:6], "".join(sorted(set(text.lower()))).strip())
print(" ".join(w[::-1] for w in text.split()[:6]), text.title()[:30], sum(map(str.isalpha, text)), text.translate(str.maketrans("", "", ",;-\n"))[:60])
print([w for w in text.replace(",", "").split() if w == w[::-1]], max(text.split(), key=len), {len(w) for w in text.split()} >= {2, 3})
