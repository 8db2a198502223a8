# The Mersenne Twister: seeds of every kind, states and bits.
from _random import Random


def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


for seed in [0, 1, -1, 42, 2**31, 2**32, 2**64 + 5, -(2**100), 10**50, True]:
    random = Random(seed)
    print(seed, random.random(), random.random(), random.getrandbits(1), random.getrandbits(32), random.getrandbits(33), random.getrandbits(100))
print(Random(1.5).random() == Random(hash(1.5)).random(), Random((1, 2)).random() == Random((1, 2)).random())
random = Random(7)
for _ in range(700):
    random.random()
state = random.getstate()
first = [random.getrandbits(64) for _ in range(3)]
random.setstate(state)
print(first == [random.getrandbits(64) for _ in range(3)], len(state), state[-1], state[0], type(state))
random.seed(7)
print(random.random(), random.getrandbits(0), random.getrandbits(1000).bit_length() <= 1000)
random.seed()
print(0 <= random.random() < 1)


class Dice(Random):
    def __init__(self, seed, sides=6):
        super().__init__(seed)
        self.sides = sides

    def roll(self):
        return int(self.random() * self.sides) + 1


dice = Dice(3, sides=20)
print([dice.roll() for _ in range(10)], dice.sides)
for call in [
    lambda: random.getrandbits(-1), lambda: random.getrandbits("x"), lambda: random.setstate([]), lambda: random.setstate((1, 2)),
    lambda: random.setstate((1,) * 624 + (700,)), lambda: random.setstate((-1,) * 625), lambda: random.setstate(("a",) * 625),
    lambda: Random(1, 2), lambda: Random(seed=1), lambda: Random([]),
]:
    show(call)
