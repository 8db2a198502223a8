text = "lorem ipsum dolor sit amet " * 200
print(len(text), text.count("o"), text.find("amet", 5000), text.rfind("lorem"), len(text.split()), text.upper()[:11], len(text.replace("ipsum", "x")))
print(text[::101], len(set(text)), text.index("sit"), text.title()[:30], text.strip()[-4:], len(text.encode()))
big = "a" * 10000 + "b"
print(big.find("b"), big.find("ab"), big.find("aab"), big.count("aa"), big.rfind("a" * 5000), len(big.partition("b")[0]), ("a" * 100 + "é") in ("a" * 1000 + "é"))
lines = "\n".join(f"line {i}" for i in range(1000))
print(len(lines.splitlines()), lines.splitlines()[500], lines.count("\n"), lines.split("\n", 2)[:2], len(lines.rsplit("\n", 3)[0]))
parts = []
for i in range(5000):
    parts.append(chr(97 + i % 26))
joined = "".join(parts)
print(len(joined), joined[2590:2605], joined == "".join(reversed(joined[::-1])), joined < joined + "a")
s = ""
for i in range(3000):
    s += chr(0x61 + i % 3) if i % 1000 else chr(0x1F600 + i // 1000)
print(len(s), s[0], s[1000], s.count("a"), [i for i, c in enumerate(s) if ord(c) > 127])
