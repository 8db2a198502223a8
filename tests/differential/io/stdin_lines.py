import sys
print(repr(sys.stdin.readline()))
print(repr(sys.stdin.read(5)))
for line in sys.stdin:
    print(repr(line), len(line))
    if line.startswith("four"):
        break
print(sys.stdin.readlines(), repr(sys.stdin.readline()), repr(sys.stdin.read()))
