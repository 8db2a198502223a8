n = 1
for i in range(1, 301):
    n *= i
print(n)
print(int(str(n)) == n, int(hex(n), 16) == n, int(bin(n), 2) == n)
m = int("123456789" * 60)
print(m)
print(m % 10**9, m // 10**530)
print(str(-m)[:12], f"{m:x}"[:20], f"{m:,}"[-20:])
fib = [0, 1]
while len(fib) < 400:
    fib.append(fib[-1] + fib[-2])
print(fib[93], fib[94], fib[399])
