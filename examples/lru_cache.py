"""Compare cache strategies on the keys of standard input: lru_cache.py [SIZE...]."""

import sys


class Node:
    __slots__ = ("key", "value", "previous", "next")

    def __init__(self, key=None, value=None):
        self.key = key
        self.value = value
        self.previous = self.next = self


class Cache:
    """What all strategies share: counting, looking up, and making room."""

    registry = {}

    def __init_subclass__(cls, *, title, **options):
        super().__init_subclass__(**options)
        cls.title = title
        Cache.registry[title] = cls

    def __init__(self, size, load):
        if size < 1:
            raise ValueError(f"a cache of {size} entries")
        self.size = size
        self.load = load
        self.hits = self.misses = self.evictions = 0

    def __getitem__(self, key):
        if key in self:
            self.hits += 1
            return self.touch(key)
        self.misses += 1
        if len(self) >= self.size:
            self.evictions += 1
            self.evict()
        value = self.load(key)
        self.insert(key, value)
        return value

    @property
    def ratio(self):
        return self.hits / (self.hits + self.misses)


class LeastRecent(Cache, title="lru"):
    """A dict of nodes in a ring; the node before the root was used last."""

    def __init__(self, size, load):
        super().__init__(size, load)
        self.nodes = {}
        self.root = Node()

    def __contains__(self, key):
        return key in self.nodes

    def __len__(self):
        return len(self.nodes)

    def __iter__(self):
        node = self.root.next
        while node is not self.root:
            yield node.key
            node = node.next

    def _link(self, node):
        last = self.root.previous
        node.previous, node.next = last, self.root
        last.next = self.root.previous = node

    @staticmethod
    def _unlink(node):
        node.previous.next = node.next
        node.next.previous = node.previous

    def touch(self, key):
        node = self.nodes[key]
        self._unlink(node)
        self._link(node)
        return node.value

    def insert(self, key, value):
        node = self.nodes[key] = Node(key, value)
        self._link(node)

    def evict(self):
        oldest = self.root.next
        self._unlink(oldest)
        del self.nodes[oldest.key]


class FirstIn(Cache, title="fifo"):
    """Dicts keep the order of insertion, which is all that is needed here."""

    def __init__(self, size, load):
        super().__init__(size, load)
        self.values = {}

    def __contains__(self, key):
        return key in self.values

    def __len__(self):
        return len(self.values)

    def __iter__(self):
        return iter(self.values)

    def touch(self, key):
        return self.values[key]

    def insert(self, key, value):
        self.values[key] = value

    def evict(self):
        del self.values[next(iter(self.values))]


class LeastFrequent(FirstIn, title="lfu"):
    def __init__(self, size, load):
        super().__init__(size, load)
        self.uses = {}

    def touch(self, key):
        self.uses[key] += 1
        return super().touch(key)

    def insert(self, key, value):
        super().insert(key, value)
        self.uses[key] = 1

    def evict(self):
        victim = min(self.values, key=self.uses.__getitem__)
        del self.values[victim], self.uses[victim]


def memoize(size):
    def decorate(function):
        cache = LeastRecent(size, function)

        def wrapper(argument):
            return cache[argument]

        wrapper.cache = cache
        return wrapper
    return decorate


@memoize(64)
def collatz(number):
    """How many steps it takes to reach 1."""
    if number == 1:
        return 0
    return 1 + collatz(3 * number + 1 if number % 2 else number // 2)


def main():
    keys = sys.stdin.read().split()
    sizes = [int(word) for word in sys.argv[1:]] or [4]
    print(f"{len(keys)} look-ups of {len(set(keys))} keys")
    for size in sizes:
        for title, strategy in Cache.registry.items():
            loads = []
            try:
                cache = strategy(size, lambda key: loads.append(key) or key.upper())
            except ValueError as error:
                print(f"{title}: {error}")
                continue
            assert all(cache[key] == key.upper() for key in keys)
            assert len(loads) == cache.misses
            print(f"{title:<5} size {size:>2}: {cache.hits:>3} hits, {cache.evictions:>3} evictions,"
                  f" {cache.ratio:6.1%}, left: {' '.join(cache)}")
    longest = max(range(1, 300), key=collatz)
    print(f"collatz: {longest} takes {collatz(longest)} steps; cache {collatz.cache.hits} hits,"
          f" {collatz.cache.misses} misses")


if __name__ == "__main__":
    main()
