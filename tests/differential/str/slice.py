def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


text = "0123456789"
for part in ("é123", "€123", "😀123", text):
    print(part[1:], part[:2], part[:], part[::-1], part[::2], part[-2:], part[5:2], part[100:], part[-100:2])
print(text[2:8:3], text[8:2:-2], text[::-3], text[-1:-5:-1], text[:-3], text[3:-3], text[10**20:], text[:-(10**20)])
print(text[None:None:None], text[slice(1, 4)], text[slice(4)], text[slice(None, None, -4)])
attempt(lambda: text[::0])
attempt(lambda: text[1.5:])
attempt(lambda: text["a":])


class I:
    def __index__(self):
        return 3


print(text[I():], text[:I()], text[::I()])
print([text[i:j] for i in (-12, -3, 0, 4, 12) for j in (-12, -3, 0, 4, 12)])
