def numbers(text):
    for word in text.split():
        yield int(word)


def doubled(source):
    yield from (n * 2 for n in source)


for value in doubled(numbers("1 2 x")):
    print(value)
