def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for text in ("hello", "héllo", "h€llo", "h😀llo"):
    print([text[i] for i in range(-5, 5)], len(text))
attempt(lambda: "abc"[3])
attempt(lambda: "abc"[-4])
attempt(lambda: ""[0])
attempt(lambda: "abc"["a"])
attempt(lambda: "abc"[1.0])
attempt(lambda: "abc"[None])
attempt(lambda: "abc"[10**30])
attempt(lambda: "abc"[True])
s = "abc"
try:
    s[0] = "x"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
try:
    s.x = 1
except AttributeError as error:
    print(error)
try:
    s.nothing
except AttributeError as error:
    print(error)
