primes = set(range(2, 200))
for i in range(2, 15):
    primes -= set(range(i * i, 200, i))
print(sorted(primes))
graph = {1: {2, 3}, 2: {4}, 3: {4, 5}, 4: {6}, 5: {6}, 6: set()}
reach = {1}
frontier = {1}
rounds = 0
while frontier:
    frontier = set().union(*(graph[n] for n in frontier)) - reach
    reach |= frontier
    rounds += 1
    print(rounds, frontier)
print(reach, {n for n in graph if not graph[n]}, {b for bs in graph.values() for b in bs} - graph.keys())
words = "the cat sat on the mat the end".split()
unique = set(words)
print(len(unique), sorted(unique), sorted(unique & {"cat", "dog"}), "cat" in unique, sorted(map(len, unique)))
power = [set()]
for x in (1, 2, 3):
    power += [p | {x} for p in power]
print(power, len({frozenset(p) for p in power + power}))
