"""Search a map: towns and roads on standard input, then questions.

    road A B DISTANCE     a road in both directions
    route A B             the shortest way (Dijkstra)
    hops A B              the way over the fewest roads (breadth first)
    parts                 connected parts of the map
    tree                  the cheapest network that keeps each part connected (Kruskal)
"""

import sys


class Heap:
    """A binary heap of (key, value) pairs; the smallest key is popped first."""

    def __init__(self):
        self.items = []

    def __bool__(self):
        return bool(self.items)

    def push(self, item):
        items = self.items
        items.append(item)
        child = len(items) - 1
        while child > 0:
            parent = (child - 1) // 2
            if items[parent] <= item:
                break
            items[child] = items[parent]
            child = parent
        items[child] = item

    def pop(self):
        items = self.items
        top, last = items[0], items.pop()
        if not items:
            return top
        parent = 0
        while (child := 2 * parent + 1) < len(items):
            if child + 1 < len(items) and items[child + 1] < items[child]:
                child += 1
            if last <= items[child]:
                break
            items[parent] = items[child]
            parent = child
        items[parent] = last
        return top


class Map:
    def __init__(self):
        self.roads = {}

    def add(self, a, b, distance):
        self.roads.setdefault(a, {})[b] = distance
        self.roads.setdefault(b, {})[a] = distance

    def check(self, *towns):
        for town in towns:
            if town not in self.roads:
                raise LookupError(f"there is no town {town}")

    def route(self, start, goal):
        """Return (distance, towns), or None where there is no way."""
        self.check(start, goal)
        heap = Heap()
        heap.push((0, start))
        best = {start: 0}
        previous = {}
        done = set()
        while heap:
            distance, town = heap.pop()
            if town == goal:
                return distance, trace(previous, goal)
            if town in done:
                continue
            done.add(town)
            for neighbour, length in self.roads[town].items():
                if distance + length < best.get(neighbour, float("inf")):
                    best[neighbour] = distance + length
                    previous[neighbour] = town
                    heap.push((distance + length, neighbour))
        return None

    def hops(self, start, goal):
        self.check(start, goal)
        previous = {start: None}
        level = [start]
        while level:
            following = []
            for town in level:
                if town == goal:
                    del previous[start]
                    return trace(previous, goal)
                for neighbour in sorted(self.roads[town]):
                    if neighbour not in previous:
                        previous[neighbour] = town
                        following.append(neighbour)
            level = following
        return None

    def parts(self):
        left = set(self.roads)
        while left:
            part = set()
            stack = [min(left)]
            while stack:
                town = stack.pop()
                if town not in part:
                    part.add(town)
                    stack.extend(self.roads[town].keys() - part)
            left -= part
            yield sorted(part)

    def tree(self):
        parent = {town: town for town in self.roads}

        def root(town):
            while parent[town] != town:
                parent[town] = parent[parent[town]]
                town = parent[town]
            return town

        roads = sorted((length, a, b) for a, ends in self.roads.items()
                       for b, length in ends.items() if a < b)
        for length, a, b in roads:
            if (first := root(a)) != (second := root(b)):
                parent[first] = second
                yield length, a, b


def trace(previous, goal):
    way = [goal]
    while way[-1] in previous:
        way.append(previous[way[-1]])
    return way[::-1]


def answer(plan, question):
    match question:
        case ["route", start, goal]:
            if found := plan.route(start, goal):
                distance, way = found
                print(f"  {' - '.join(way)}, {distance} km")
            else:
                print("  no way")
        case ["hops", start, goal]:
            way = plan.hops(start, goal)
            print(f"  {' - '.join(way)}, {len(way) - 1} roads" if way else "  no way")
        case ["parts"]:
            for part in plan.parts():
                print(f"  {len(part)}: {', '.join(part)}")
        case ["tree"]:
            total = 0
            for length, a, b in plan.tree():
                total += length
                print(f"  {a} - {b} {length}")
            print(f"  {total} km in all")
        case [verb, *rest]:
            raise ValueError(f"can not answer {verb!r} with {len(rest)} arguments")


def main():
    plan = Map()
    for line in sys.stdin:
        words = line.split()
        if not words:
            continue
        if words[0] == "road":
            plan.add(words[1], words[2], int(words[3]))
            continue
        print(line.strip())
        try:
            answer(plan, words)
        except (LookupError, ValueError) as error:
            print(f"  {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
