def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for text in ("0", "7", "-7", "+7", "  42\n", "1_000", "0012", "٣٤", "1" * 40, "-" + "9" * 30):
    attempt(lambda: int(text))
for text in ("", " ", "-", "1.5", "1e3", "1__0", "_1", "1_", "0x10", "1 2", "abc", "+-1", "½"):
    attempt(lambda: int(text))
for text, base in (("ff", 16), ("0xFF", 16), ("-0b101", 2), ("0o17", 8), ("z", 36), ("0x1f", 0),
                   ("0b11", 0), ("0o7", 0), ("12", 0), ("010", 0), ("0", 0), ("2", 2), ("g", 16),
                   ("11", 37), ("11", 1), ("1_1", 2), ("0x_f", 16), ("", 10)):
    attempt(lambda: int(text, base))
attempt(lambda: int(12, 10))
attempt(lambda: int("12", "10"))
attempt(lambda: int(b"17"))
attempt(lambda: int(b"1x"))
attempt(lambda: int())
