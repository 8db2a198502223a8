"""Money is counted in whole cents; only here does it become text."""


def parse(text):
    euros, _, cents = text.partition(".")
    return int(euros) * 100 + (int(cents.ljust(2, "0")[:2]) if cents else 0)


def show(cents):
    sign = "-" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    return f"{sign}{euros:,}.{rest:02}"
