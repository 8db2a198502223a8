values = [0.0, -0.0, 0.5, -0.5, 1.0, 3.7, -3.7, 5.5, -5.5, 1e17, 1e-320, float("inf"), float("-inf"), float("nan")]
for b in (1.0, -1.0, 2.5, -2.5, 0.1, 1e300, float("inf"), float("-inf"), float("nan")):
    print(b, [a // b for a in values])
    print([a % b for a in values])
    print([divmod(a, b) for a in values[:6]])
print(7 // 2.0, 7.0 % 3, -7 // 2.0, 1 % 0.1, 1 // 0.1, 6.0 // 0.1)
