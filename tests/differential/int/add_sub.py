# Addition and subtraction across the limits of the small and the 64-bit representation.
limits = [0, 1, -1, 2**46 - 1, 2**46, 2**47 - 1, 2**47, -2**47, 2**62, 2**63 - 1, -2**63, 2**64, 10**30]
for a in limits:
    for b in (0, 1, -1, 2**47 - 1, 2**63, -10**30):
        print(a + b, a - b, b - a)
x = 2**47 - 5
for _ in range(10):
    x += 1
    print(x, end=" ")
print()
x = -2**47 + 5
for _ in range(10):
    x -= 1
    print(x, end=" ")
print()
print(True + True, True - 2, +True, -True)
total = 0
for i in range(200):
    total += i * 2**40
print(total)
