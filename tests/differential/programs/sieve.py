def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    return [i for i, f in enumerate(flags) if f]


def sieve_slices(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i in range(n + 1) if flags[i]]


p = sieve(20000)
print(len(p), p[:10], p[-3:], sum(p), p == sieve_slices(20000))


def factor(n):
    out = {}
    for q in p:
        while n % q == 0:
            out[q] = out.get(q, 0) + 1
            n //= q
    if n > 1:
        out[n] = 1
    return out


print(factor(360), factor(97), factor(2**20 * 3**5), factor(9999991), factor(123456789012))
