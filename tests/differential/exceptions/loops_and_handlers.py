# Exceptions as ordinary control flow in hot loops.
def parse_all(words):
    good, bad = [], 0
    for word in words:
        try:
            good.append(int(word))
        except ValueError:
            try:
                good.append(float(word))
            except ValueError:
                bad += 1
                continue
        finally:
            if len(good) > 5:
                good.clear()
    return good, bad


print(parse_all("1 2.5 x 3 y 4 5 6 7".split()))


def find(d, keys):
    for key in keys:
        try:
            return key, d[key]
        except KeyError as error:
            last = error
    raise LookupError("none of them") from last


print(find({"b": 1}, "ab"))
try:
    find({}, "xy")
except LookupError as error:
    print(error, repr(error.__cause__))
count = 0
for i in range(2000):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        if i % 5 == 0:
            [][i]
    except ValueError as error:
        count += error.args[0]
    except IndexError:
        count -= 1
    else:
        count += 1
print(count)


def retry(action, times):
    for attempt in range(times):
        try:
            return action(attempt)
        except RuntimeError as error:
            print("retry", error)
    else:
        return "gave up"


def flaky(n):
    if n < 2:
        raise RuntimeError(n)
    return "ok"


print(retry(flaky, 5), retry(flaky, 1))
x = 1
try:
    x = 2
    raise ValueError
    x = 3
except ValueError:
    x += 10
print(x)
while True:
    try:
        x -= 5
        if x < 0:
            break
        1 / (x - 2)
    except ZeroDivisionError:
        print("at two")
print(x)
