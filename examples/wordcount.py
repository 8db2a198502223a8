"""Word statistics: wordcount.py [-n COUNT] [FILE...]; reads standard input without a FILE."""

import sys


def words_of(text):
    """Yield the words of a text in lower case; an apostrophe inside a word belongs to it."""
    word = []
    for char in text:
        if char.isalpha() or (char == "'" and word):
            word.append(char.lower())
        elif word:
            yield "".join(word).rstrip("'")
            word.clear()
    if word:
        yield "".join(word).rstrip("'")


class Statistics:
    def __init__(self):
        self.lines = 0
        self.characters = 0
        self.counts = {}
        self.first_line = {}

    def add_line(self, line):
        self.lines += 1
        self.characters += len(line)
        for word in words_of(line):
            self.counts[word] = self.counts.get(word, 0) + 1
            self.first_line.setdefault(word, self.lines)

    @property
    def total(self):
        return sum(self.counts.values())

    def most_common(self, count):
        return sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0]))[:count]

    def by_length(self):
        lengths = {}
        for word, count in self.counts.items():
            lengths[len(word)] = lengths.get(len(word), 0) + count
        return sorted(lengths.items())


def bar(value, largest, width=30):
    return "#" * max(1, round(value * width / largest))


def report(statistics, count):
    print(f"{statistics.lines} lines, {statistics.total} words, {statistics.characters} characters")
    if not statistics.counts:
        return
    print(f"{len(statistics.counts)} different words\n")
    print(f"{'word':<15}{'count':>6}{'share':>9}{'first line':>12}")
    for word, number in statistics.most_common(count):
        share = number / statistics.total
        print(f"{word:<15}{number:>6}{share:>9.2%}{statistics.first_line[word]:>12}")
    print("\nlength of words")
    lengths = statistics.by_length()
    largest = max(number for _, number in lengths)
    for length, number in lengths:
        print(f"{length:>3} {number:>5} {bar(number, largest)}")
    longest = max(statistics.counts, key=lambda word: (len(word), word))
    print(f"\nlongest word: {longest!r}")


def main(arguments):
    count = 10
    files = []
    while arguments:
        argument = arguments.pop(0)
        if argument == "-n":
            count = int(arguments.pop(0))
        else:
            files.append(argument)
    statistics = Statistics()
    for name in files:
        try:
            with open(name, encoding="utf-8") as file:
                for line in file:
                    statistics.add_line(line)
        except FileNotFoundError as error:
            print(f"wordcount: {error.filename}: {error.strerror}", file=sys.stderr)
            return 1
    if not files:
        for line in sys.stdin:
            statistics.add_line(line)
    report(statistics, count)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
