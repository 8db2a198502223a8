def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


b = b"one,two,,three"
print(b.split(b","), b.rsplit(b",", 1), b.find(b"two"), b.index(b"t"), b.count(b","), b.replace(b",", b"; "), b.upper(), b.title(), b.startswith(b"one"), b.endswith((b"x", b"ee")))
print(b" x ".strip(), b"xxaxx".strip(b"x"), b",".join([b"a", b"b"]), b.partition(b","), b"abc".center(7, b"*"), b"5".zfill(3), b.hex(), b"ab".hex(":"), bytes.fromhex("0a ff"), b"a\nb".splitlines())
print(b"aB1".isalnum(), b"ab".isalpha(), b"12".isdigit(), b" ".isspace(), b"AB".isupper(), b.find(b"z"), b.find(44), b.rfind(b","), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"a\tb".expandtabs(4))
print(b"%s %d %x" % (b"a", 5, 255), b"%b" % b"q", b"x".ljust(3) + b"|", b"Ab".swapcase(), b"ab".capitalize(), b"pre-x".removeprefix(b"pre-"))
attempt(lambda: b.index(b"z"))
attempt(lambda: b.split(","))
attempt(lambda: b",".join(["a"]))
attempt(lambda: bytes.fromhex("0g"))
attempt(lambda: b.nope)
attempt(lambda: b.replace("a", "b"))
