total = 0
history = []


def increment(by=1):
    global total
    total += by
    history.append(total)
    return total
