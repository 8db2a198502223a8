class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state ^= self.state << 13 & 0xFFFFFFFFFFFFFFFF
        self.state ^= self.state >> 7
        self.state ^= self.state << 17 & 0xFFFFFFFFFFFFFFFF
        return self.state

    def below(self, n):
        return self.next() % n

    def uniform(self):
        return (self.next() >> 11) / 2**53

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]


def length(tour, points):
    return sum(((points[a][0] - points[b][0]) ** 2 + (points[a][1] - points[b][1]) ** 2) ** 0.5 for a, b in zip(tour, tour[1:] + tour[:1]))


def solve(points, rng, rounds):
    tour = list(range(len(points)))
    rng.shuffle(tour)
    best = current = length(tour, points)
    temperature = 50.0
    accepted = 0
    for _ in range(rounds):
        i, j = sorted((rng.below(len(tour)), rng.below(len(tour))))
        candidate = tour[:i] + tour[i:j + 1][::-1] + tour[j + 1:]
        cost = length(candidate, points)
        if cost < current or rng.uniform() < 2.718281828459045 ** ((current - cost) / temperature):
            tour, current = candidate, cost
            accepted += 1
            best = min(best, current)
        temperature *= 0.995
    return best, accepted, tour


rng = Random(88172645463325252)
print([rng.next() for _ in range(3)], [rng.below(10) for _ in range(10)], f"{rng.uniform():.12f}")
points = [(rng.below(100), rng.below(100)) for _ in range(15)]
best, accepted, tour = solve(points, rng, 1500)
print(f"{best:.6f}", accepted, sorted(tour) == list(range(15)), f"{length(tour, points):.6f}")
