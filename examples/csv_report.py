"""Sales report from comma-separated values on standard input, quoted fields included."""

import sys


class FormatError(Exception):
    """A line of the input that is no record; knows the number of the line."""

    def __init__(self, line, reason):
        super().__init__(f"line {line}: {reason}")
        self.line = line


def parse_line(line, number):
    """Split one line into fields. A quoted field may hold commas and doubled quotes."""
    fields = []
    position = 0
    while True:
        if line.startswith('"', position):
            parts = []
            position += 1
            while True:
                end = line.find('"', position)
                if end < 0:
                    raise FormatError(number, "unterminated quote")
                parts.append(line[position:end])
                if line.startswith('""', end):
                    parts.append('"')
                    position = end + 2
                else:
                    position = end + 1
                    break
            fields.append("".join(parts))
            if position < len(line) and line[position] != ",":
                raise FormatError(number, f"unexpected {line[position]!r} after a quoted field")
        else:
            end = line.find(",", position)
            end = len(line) if end < 0 else end
            fields.append(line[position:end].strip())
            position = end
        if position >= len(line):
            return fields
        position += 1


def read_records(lines):
    header = None
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        fields = parse_line(line, number)
        if header is None:
            header = fields
            continue
        if len(fields) != len(header):
            raise FormatError(number, f"{len(fields)} fields instead of {len(header)}")
        record = dict(zip(header, fields))
        try:
            record["units"] = int(record["units"])
            record["price"] = float(record["price"])
        except ValueError as error:
            raise FormatError(number, "not a number") from error
        yield record


class Summary:
    def __init__(self, name):
        self.name = name
        self.units = 0
        self.revenue = 0.0
        self.prices = []

    def add(self, record):
        self.units += record["units"]
        self.revenue += record["units"] * record["price"]
        self.prices.append(record["price"])

    def mean_price(self):
        return sum(self.prices) / len(self.prices)

    def __lt__(self, other):
        return (-self.revenue, self.name) < (-other.revenue, other.name)


def group(records, column):
    groups = {}
    for record in records:
        name = record[column]
        if name not in groups:
            groups[name] = Summary(name)
        groups[name].add(record)
    return sorted(groups.values())


def print_table(title, rows, columns):
    cells = [[show(row) for _, show in columns] for row in rows]
    widths = [max(len(name), *(len(row[i]) for row in cells))
              for i, (name, _) in enumerate(columns)]
    print(title)
    print("  ".join(name.ljust(width) for (name, _), width in zip(columns, widths)).rstrip())
    print("  ".join("-" * width for width in widths))
    for row in cells:
        first, *rest = row
        print("  ".join([first.ljust(widths[0]),
                         *(cell.rjust(width) for cell, width in zip(rest, widths[1:]))]))
    print()


def main():
    records = []
    try:
        for record in read_records(sys.stdin):
            records.append(record)
    except FormatError as error:
        print(f"stopped: {error}")
        if error.__cause__ is not None:
            print(f"  because of: {error.__cause__}")
        print()
    columns = [
        ("name", lambda summary: summary.name),
        ("units", lambda summary: f"{summary.units:,}"),
        ("revenue", lambda summary: f"{summary.revenue:,.2f}"),
        ("mean price", lambda summary: f"{summary.mean_price():.3f}"),
    ]
    for column in ("region", "product"):
        print_table(f"by {column}", group(records, column), columns)
    best = max(records, key=lambda record: record["units"] * record["price"])
    print(f"best single sale: {best['product']} in {best['region']} ({best['note'] or 'no note'})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
