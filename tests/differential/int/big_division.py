a = 3**500
b = 7**200
print(a // b)
print(a % b)
print(divmod(-a, b)[0], divmod(a, -b)[1])
print((a * b + 12345) // b == a, (a * b + 12345) % b)
for shift in (63, 64, 65, 127, 128, 129):
    n = (1 << shift) - 1
    print(n // 10, n % 10, n // (1 << 32), n % (2**32 + 1), n // n, n % n)
# Quotient digits that the first estimate gets wrong.
u = (2**128 - 1) * 2**64
v = 2**127 + 2**64 - 1
print(u // v, u % v)
x = 10**100
digits = 0
while x:
    x //= 10
    digits += 1
print(digits)
