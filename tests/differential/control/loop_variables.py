"""Loop variables that are absent before the first round, long loops, and loops with odd bounds."""


def last(n):
    for i in range(n):
        square = i * i
    try:
        return i, square
    except UnboundLocalError as error:
        return str(error)


def total(n):
    s = 0
    for i in range(n):
        s += i & 3
    return s, i


def find(n, wanted):
    for i in range(n):
        if i * i == wanted:
            break
    else:
        i = -1
    return i


def down(n):
    s = 0
    for i in range(n, -1, -3):
        s = s * 3 + i & 0xFFFFFF
    return s, i


def nested(n):
    count = 0
    for i in range(n):
        for j in range(i):
            count += i ^ j
    return count, i, j


def floats(n):
    for k in range(n):
        x = k * 0.5
    return x


def deleted(n):
    out = []
    for i in range(n):
        if i > 1:
            try:
                out.append(before)
            except NameError as error:
                out.append(str(error))
        before = i
        if i == 2:
            del before
    return out


def overflows(n):
    x = 1
    for i in range(n):
        x = x * 3 + i
    return x, i


class Index:
    def __index__(self):
        return 3


print(last(0), last(1), last(5000))
print(total(5), total(1024), total(1025), total(100000))
print(find(3000, 2500), find(3000, 2501))
print(down(10), down(5000))
print(nested(70))
print(floats(3000))
try:
    print(floats(0))
except UnboundLocalError as error:
    print(error)
print(deleted(5))
print(overflows(30), overflows(60))
print(last(True), last(Index()))
for bad in (1.5, "3", None):
    try:
        print(last(bad))
    except TypeError as error:
        print(error)
big = 9223372036854775807


def edge(start, stop):
    seen = []
    for i in range(start, stop):
        seen.append(i)
        if len(seen) > 2:
            break
    return seen


print(edge(big - 2, big), edge(big - 2, big + 2), edge(-big - 1, -big + 1), edge(-big - 3, 0))
print(edge(5, 5), edge(6, 5))
