# What fits into a C long but not into the item.
from array import array

for code, number in [("H", 2**31), ("i", 2**31), ("I", 2**32), ("I", 2**70), ("i", -(2**31) - 1), ("b", 2**40), ("h", -(2**33)), ("l", 2**63 - 1), ("l", 2**63)]:
    try:
        print(array(code, [number]))
    except OverflowError as e:
        print(code, e)
