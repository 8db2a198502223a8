"""Analyse a server log on standard input with a pipeline of generators."""

import sys

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def parse(lines):
    """Turn 'TIME LEVEL SERVICE MESSAGE key=value...' lines into dicts, broken lines into notes."""
    broken = 0
    for number, line in enumerate(lines, 1):
        try:
            clock, level, service, rest = line.rstrip("\n").split(" ", 3)
            hours, minutes, seconds = map(int, clock.split(":"))
            if level not in LEVELS:
                raise ValueError(f"unknown level {level}")
        except ValueError as error:
            broken += 1
            yield {"line": number, "level": "BROKEN", "message": str(error)}
            continue
        words, values = [], {}
        for word in rest.split():
            key, separator, value = word.partition("=")
            if separator:
                values[key] = value
            else:
                words.append(word)
        yield {"line": number, "seconds": hours * 3600 + minutes * 60 + seconds, "level": level,
               "service": service, "message": " ".join(words), **values}
    return broken


def tee_errors(records, errors):
    """Pass every record on; keep those of level ERROR. Returns what the source returned."""
    def watched():
        result = yield from records
        return result

    source = watched()
    while True:
        try:
            record = next(source)
        except StopIteration as stop:
            return stop.value
        if record["level"] == "ERROR":
            errors.append(record)
        yield record


def running_mean():
    """A coroutine: send a number, get the mean of all numbers so far."""
    total = count = 0
    mean = None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count


def durations(records):
    means = {}
    for record in records:
        if "ms" not in record:
            continue
        service = record["service"]
        if service not in means:
            means[service] = running_mean()
            next(means[service])
        yield service, int(record["ms"]), means[service].send(int(record["ms"]))


def windows(items, size):
    window = []
    for item in items:
        window.append(item)
        if len(window) > size:
            del window[0]
        if len(window) == size:
            yield tuple(window)


def take(count, items):
    for _, item in zip(range(count), items):
        yield item


def bursts(records, size=3, seconds=5):
    timed = (record for record in records if "seconds" in record)
    for window in windows(timed, size):
        span = window[-1]["seconds"] - window[0]["seconds"]
        if span <= seconds and len({record["service"] for record in window}) == 1:
            yield window[0]["line"], window[0]["service"], span


class Drain:
    """Collects what a generator yields and, in `result`, what it returns."""

    def __init__(self, source):
        self.items = []
        self.result = None
        self._fill(source)

    def _fill(self, source):
        def catcher():
            self.result = yield from source

        self.items.extend(catcher())


def main():
    errors = []
    drain = Drain(tee_errors(parse(sys.stdin), errors))
    records = drain.items
    print(f"{len(records)} lines, {drain.result} broken")
    for record in records:
        if record["level"] == "BROKEN":
            print(f"  line {record['line']}: {record['message']}")
    counts = {level: sum(record["level"] == level for record in records) for level in LEVELS}
    print(", ".join(f"{level.lower()} {count}" for level, count in counts.items() if count))

    print("\nfirst errors")
    for record in take(3, errors):
        extra = {key: value for key, value in record.items()
                 if key not in ("line", "seconds", "level", "service", "message")}
        print(f"  {record['line']:>3} {record['service']}: {record['message']} {extra}")

    print("\ndurations (ms, mean so far)")
    last = {}
    for service, milliseconds, mean in durations(records):
        last[service] = mean
        print(f"  {service:<8}{milliseconds:>6}{mean:>10.2f}")
    slowest = max(last.items(), key=lambda pair: pair[1])
    print(f"slowest service: {slowest[0]}")

    print("\nbursts")
    for line, service, span in bursts(records):
        print(f"  from line {line}: {service}, {span} s")


if __name__ == "__main__":
    main()
