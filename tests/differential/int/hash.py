for value in (0, 1, -1, -2, 2**31, 2**61 - 2, 2**61 - 1, 2**61, 2**62, -2**61, 10**30, -10**30, 2**64 + 3):
    print(value, hash(value))
print(hash(True), hash(1.0), hash(2.0**70) == hash(2**70), hash(0.5), hash(-0.0), hash(1e300))
print(hash(float("inf")), hash(float("-inf")))
print(hash((1, 2, 3)), hash(()), hash((0,)), hash((1, (2, (3,)))), hash((-1, -2)))
print({1: "a", 1.0: "b", True: "c"}, {0, False, 0.0})
