def descend(n):
    if n == 0:
        raise KeyError("bottom")
    return descend(n - 1) + 1


print(descend(20))
