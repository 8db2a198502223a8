def fannkuch(n):
    count = list(range(1, n + 1))
    perm1 = list(range(n))
    max_flips = checksum = 0
    r = n
    sign = 1
    while True:
        if perm1[0]:
            perm = perm1[:]
            flips = 0
            while k := perm[0]:
                perm[:k + 1] = reversed(perm[:k + 1])
                flips += 1
            max_flips = max(max_flips, flips)
            checksum += sign * flips
        if sign > 0:
            perm1[0], perm1[1] = perm1[1], perm1[0]
            sign = -1
        else:
            perm1[1], perm1[2] = perm1[2], perm1[1]
            sign = 1
            for i in range(2, n):
                if count[i] != 1:
                    count[i] -= 1
                    break
                count[i] = i + 1
                if i == n - 1:
                    return checksum, max_flips
                perm1.insert(i + 1, perm1.pop(0))


for n in (3, 4, 5, 6, 7):
    print(n, fannkuch(n))
