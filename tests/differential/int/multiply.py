# Products that stay small, leave 47 bits, leave 64 bits, and are truly big.
values = [0, 1, -1, 3, -7, 2**23, 2**24 - 1, 2**31, -2**31, 2**32 + 1, 2**46, 2**63 - 1, 10**25]
for a in values:
    print([a * b for b in values])
product = 1
for i in range(1, 41):
    product *= i
    if i % 5 == 0:
        print(i, product)
print(0 * -5, -0, 0 * 10**40)
print(3 ** 1 * -1, (2**100) * (2**100) == 2**200)
a = 123456789012345678901234567890
print(a * a * a)
print(a * 0, 0 * a, a * 1, a * -1)
print((10**60 + 7) * (10**60 - 7) == 10**120 - 49)
