def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("a" + "b", "é" + "€", "a" + "😀", "" + "", "x" * 3, 3 * "ab", "x" * 0, "x" * -5, "é" * 2, "😀" * 2)
attempt(lambda: "a" + 1)
attempt(lambda: "a" + None)
attempt(lambda: "a" + b"b")
attempt(lambda: 1 + "a")
attempt(lambda: "a" * 1.5)
attempt(lambda: "a" * "b")
attempt(lambda: "a" - "b")
attempt(lambda: "ab" * 2**62)
text = ""
for i in range(20):
    text += str(i)
    text *= 1
print(text, len(text))
copy = text
text += "é"
print(copy == text, len(copy), len(text))
s = "x"
try:
    s += 5
except TypeError as error:
    print(error)
try:
    s *= "y"
except TypeError as error:
    print(error)
