rows = []
with open("data.txt") as file:
    header = next(file).strip().split(",")
    for number, line in enumerate(file, 2):
        if not line.strip():
            print("blank line", number)
            continue
        rows.append(dict(zip(header, line.strip().split(","))))
print(rows, sum(int(r["age"]) for r in rows))
print(open("sub/more.txt").read().strip())
total = 0
with open("data.txt") as a, open("sub/more.txt") as b:
    for f in (a, b):
        total += len(f.read())
print(total)
with open("copy.txt", "w") as out, open("data.txt") as source:
    for line in source:
        out.write(line.upper())
print(open("copy.txt").read().split())
try:
    with open("data.txt") as f:
        raise ValueError("inside")
except ValueError:
    print(f.closed)
