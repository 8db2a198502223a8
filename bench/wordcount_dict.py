"""Splitting text and counting in a dict with str keys."""
import sys


def make_text(lines):
    words = ["river", "door", "water", "morning", "meadow", "anna", "brother", "everything", "handle", "blue"]
    state = 7
    out = []
    for _ in range(lines):
        line = []
        for _ in range(12):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            line.append(words[state >> 16 & 7] + str(state >> 20 & 63))
        out.append(" ".join(line))
    return "\n".join(out)


def main():
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 40_000
    counts = {}
    text = make_text(lines)
    for line in text.split("\n"):
        for word in line.split():
            word = word.upper()
            counts[word] = counts.get(word, 0) + 1
    for word, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:5]:
        print(word, number)
    print(len(counts), sum(counts.values()), len(text))


main()
