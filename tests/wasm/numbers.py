# 64-bit words on a 32-bit machine.
print(2**31, 2**32, 2**47, 2**63, -(2**63), 0xFFFFFFFF + 1, 1 << 40, (1 << 40) >> 35)
print(hash(2**40), hash("") == hash(""), 10**18 // 7, -(10**18) % 7, 2**62 * 2, 123456789 * 987654321)
print(1e308 * 10, 0.1 + 0.2, 2.0**0.5, 7.0 // 2, -7.5 % 2, float("nan") != float("nan"))
print(int(1e18), round(2.5), 3.0**50, 1e16 + 1, [i * 2**33 for i in range(4)], sum(range(10**5)))
x = 1
for _ in range(100):
    x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
print(x, x & 0xFFFF, x >> 60, x ^ (x >> 32), ~x)
