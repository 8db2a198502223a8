"""A helper."""
value = 5


def get():
    return value
