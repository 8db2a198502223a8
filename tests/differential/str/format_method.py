def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("{} {}".format(1, "a"), "{0} {1} {0}".format("x", "y"), "{a}{b}".format(a=1, b=2), "{} {a}".format(1, a=2), "{{}}".format(), "{!r} {!s} {!a}".format("é", "é", "é"))
print("{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{:{}}".format("x", 4), "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{0[1]} {0[a]}".format({1: "one", "a": "A"}), "{0[1]}".format([5, 6]), "{.real}".format(5))
print("{0.__class__.__name__}".format("x"), "{:,}".format(1234567), "{:%}".format(0.5), "{:05d}".format(-42), "{:x}".format(255), "{:s}".format("q"), "{!r:>8}".format("a"))
attempt(lambda: "{} {}".format(1))
attempt(lambda: "{a}".format(b=1))
attempt(lambda: "{0} {}".format(1))
attempt(lambda: "{} {0}".format(1))
attempt(lambda: "{".format(1))
attempt(lambda: "}".format(1))
attempt(lambda: "{!x}".format(1))
attempt(lambda: "{!}".format(1))
attempt(lambda: "{0.nope}".format(1))
attempt(lambda: "{0[5]}".format([1]))
attempt(lambda: "{:d}".format("a"))
attempt(lambda: "{:5d}".format(None))
attempt(lambda: "{0!r".format(1))
attempt(lambda: "{0[}".format([1]))
print("{x} {y:.1f}".format_map({"x": 1, "y": 2.25}))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{a} {b}".format_map(Default(a=1)))
