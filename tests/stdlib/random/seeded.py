"""Seeded random numbers in every distribution, and wrong arguments."""
import random


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


random.seed(42)
print(random.random(), random.randint(1, 10), random.choice('abc'), random.sample(range(100), 5), random.shuffle((l := list(range(5)))), l, random.uniform(1, 2), random.gauss(0, 1), random.normalvariate(), random.choices('abc', k=3), random.choices('ab', weights=[1, 9], k=4), random.randrange(0, 100, 7), random.getrandbits(70), random.triangular(), random.betavariate(1, 2), random.expovariate(1.5), random.gammavariate(1, 2), random.lognormvariate(0, 1), random.vonmisesvariate(0, 1), random.paretovariate(1), random.weibullvariate(1, 2), random.randbytes(4), random.binomialvariate(10, 0.3))
for f in [lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.randrange(1, 1), lambda: random.randrange(1, 5, 0), lambda: random.randrange(1.5), lambda: random.choices([1], weights=[1, 2]), lambda: random.choices([], k=1), lambda: random.choices([1, 2], weights=[0, 0]), lambda: random.sample([1, 2], -1), lambda: random.seed([]), lambda: random.getrandbits(-1), lambda: random.getrandbits(0), lambda: random.getrandbits('a'), lambda: random.randbytes(-1), lambda: random.shuffle('abc'), lambda: random.shuffle((1, 2)), lambda: random.choice(5), lambda: random.choice({}), lambda: random.setstate(5), lambda: random.Random(1).random(), lambda: random.sample('abc', 2, counts=[1, 2]), lambda: random.choices('ab', cum_weights=[1, 2], weights=[1, 2]), lambda: random.expovariate(0), lambda: random.randint('a', 2), lambda: random.uniform('a', 1), lambda: random.random(1), lambda: random.binomialvariate(-1), lambda: random.seed(1.5), lambda: random.seed('abc'), lambda: random.seed(b'x'), lambda: random.SystemRandom().getrandbits(-1), lambda: random.Random('s').randint(1, 100), lambda: random.randrange(10, 'a'), lambda: random.randrange('a')]:
    attempt('r', f)
r = random.Random(7)
s = r.getstate()
a = r.random()
r.setstate(s)
print(a == r.random(), s[0], len(s[1]))


class MR(random.Random):

    def random(self):
        return 0.5


print(MR().randint(1, 10), MR().choice('abcd'), MR().shuffle([1, 2]))
for seed in (0, -5, 10 ** 30, 'str', b'b', None.__class__.__name__, 3.7):
    print(random.Random(seed).random())
