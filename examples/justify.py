"""Set text in columns: justify.py [--width N] [--align left|right|center|full] [--columns N].

Paragraphs on standard input are separated by empty lines. A line that starts with '#' is a
heading, one that starts with '*' an item of a list.
"""

import sys


class Options:
    width = 60
    align = "full"
    columns = 1

    def __init__(self, arguments):
        arguments = iter(arguments)
        for argument in arguments:
            if not argument.startswith("--") or not hasattr(self, argument[2:]):
                raise SystemExit(f"justify: unknown option {argument}")
            name = argument[2:]
            current = getattr(self, name)
            try:
                setattr(self, name, type(current)(next(arguments)))
            except StopIteration:
                raise SystemExit(f"justify: {argument} needs a value") from None


def paragraphs(lines):
    """Yield (kind, text); lines of one paragraph are joined."""
    kind, words = "text", []
    for line in lines:
        stripped = line.strip()
        if not stripped or stripped[0] in "#*":
            if words:
                yield kind, words
            kind, words = "text", []
            if not stripped:
                continue
            kind = "heading" if stripped[0] == "#" else "item"
            stripped = stripped.lstrip("#*")
        words.extend(stripped.split())
        if kind == "heading":
            yield kind, words
            kind, words = "text", []
    if words:
        yield kind, words


def break_lines(words, width):
    """Break words so that the sum of squared leftovers is smallest, the last line being free."""
    count = len(words)
    infinity = float("inf")
    cost = [infinity] * count + [0]
    following = [count] * (count + 1)
    for start in range(count - 1, -1, -1):
        length = -1
        for end in range(start, count):
            length += len(words[end]) + 1
            if length > width and end > start:
                break
            leftover = max(0, width - length)
            here = 0 if end == count - 1 else leftover ** 2
            if here + cost[end + 1] < cost[start]:
                cost[start] = here + cost[end + 1]
                following[start] = end + 1
    position = 0
    while position < count:
        yield words[position:following[position]]
        position = following[position]


def spread(words, width):
    """Fill the gaps between words so that the line is exactly as wide as wanted."""
    gaps = len(words) - 1
    if gaps == 0:
        return words[0]
    spaces = width - sum(map(len, words))
    each, extra = divmod(spaces, gaps)
    line = words[0]
    for index, word in enumerate(words[1:]):
        line += " " * (each + (index < extra)) + word
    return line


ALIGN = {
    "left": lambda words, width, last: " ".join(words),
    "right": lambda words, width, last: " ".join(words).rjust(width),
    "center": lambda words, width, last: " ".join(words).center(width).rstrip(),
    "full": lambda words, width, last: " ".join(words) if last else spread(words, width),
}


def layout(blocks, width, align):
    for index, (kind, words) in enumerate(blocks):
        if index and kind != "item":
            yield ""
        if kind == "heading":
            title = " ".join(words).upper()
            yield title
            yield "=" * len(title)
            continue
        first, rest = ("- ", "  ") if kind == "item" else ("", "")
        lines = list(break_lines(words, width - len(first)))
        for number, line in enumerate(lines, 1):
            text = ALIGN[align](line, width - len(first), number == len(lines))
            yield (first if number == 1 else rest) + text


def in_columns(lines, count, width, gap="   "):
    height = -(-len(lines) // count)
    padded = lines + [""] * (height * count - len(lines))
    for row in zip(*(padded[i * height:(i + 1) * height] for i in range(count))):
        yield gap.join(cell.ljust(width) for cell in row).rstrip()


def main():
    options = Options(sys.argv[1:])
    if options.align not in ALIGN:
        raise SystemExit(f"justify: --align is one of {', '.join(ALIGN)}")
    width = (options.width - 3 * (options.columns - 1)) // options.columns
    lines = list(layout(paragraphs(sys.stdin), width, options.align))
    for line in in_columns(lines, options.columns, width):
        print(line)
    print("-" * options.width)
    print(f"{len(lines)} lines, longest {max(map(len, lines), default=0)} of {width}")


if __name__ == "__main__":
    main()
