# Grows the memory to a few hundred megabytes and gives it back to the allocator.
total = 0
for round in range(3):
    block = [bytes(1_000_000) for _ in range(120)]
    block.append(list(range(500_000)))
    total += len(block) + len(block[-1])
    del block
print(total)
big = "x" * 50_000_000
print(len(big + "y"))
try:
    bytes(2**40)
except (MemoryError, OverflowError) as error:
    print("refused")
