values = [1, 2,
for v in values:
    print(v)
