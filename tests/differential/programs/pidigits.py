def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k) + 2 + r * l) // (t * l), l + 2


digits = pi_digits()
print("".join(str(next(digits)) for _ in range(300)))


def sqrt_digits(n, digits):
    x = n * 10 ** (2 * digits)
    guess = 1 << (x.bit_length() + 1) // 2
    while True:
        better = (guess + x // guess) // 2
        if better >= guess:
            return guess
        guess = better


print(sqrt_digits(2, 120))


def e_digits(n):
    total = term = 10 ** (n + 10)
    k = 1
    while term:
        term //= k
        total += term
        k += 1
    return total // 10**10


print(e_digits(100))
