values = [-10**30, -2**63, -1, 0, 1, 2**47, 2**53, 2**53 + 1, 2**63, 10**30]
for a in values:
    print([(a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a > b) + 16 * (a >= b) for b in values])
print(1 == 1.0, 2**53 + 1 == float(2**53), 2**53 == float(2**53), 10**400 > 1e308, -10**400 < -1e308)
print(1 == True, 0 == False, 2 == True, 1 == "1", 1 != "1", 1 == None)
print(0 < 1 < 2 < 3, 0 < 2 < 1, 3 > 2 >= 2 != 1)
for other in ("1", None, [1], 1j):
    try:
        print(1 < other)
    except TypeError as error:
        print(error)
print(10**30 == 10.0**30, 2**200 == 2.0**200, float("inf") > 10**500, float("nan") == 1)
