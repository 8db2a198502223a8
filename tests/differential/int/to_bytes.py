def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for value, length in ((0, 1), (1, 1), (255, 1), (256, 2), (65535, 4), (2**63, 8), (10**20, 10)):
    print(value.to_bytes(length), value.to_bytes(length, "little"), value.to_bytes(length + 1, byteorder="big"))
print((-1).to_bytes(2, "big", signed=True), (-128).to_bytes(1, signed=True), (5).to_bytes())
attempt(lambda: (256).to_bytes(1, "big"))
attempt(lambda: (-1).to_bytes(1, "big"))
attempt(lambda: (128).to_bytes(1, "big", signed=True))
attempt(lambda: (1).to_bytes(-1, "big"))
attempt(lambda: (1).to_bytes(1, "middle"))
attempt(lambda: (0).to_bytes(0, "big"))
for data in (b"", b"\x01", b"\xff", b"\x01\x00", b"\xff\xfe", bytes(range(1, 12))):
    print(int.from_bytes(data), int.from_bytes(data, "little"), int.from_bytes(data, "big", signed=True))
print(int.from_bytes([1, 2, 3], "big"))
attempt(lambda: int.from_bytes([256], "big"))
attempt(lambda: int.from_bytes("ab", "big"))
