# Functions of the runtime and methods are copied and pickled by name.
import copy
import math
import pickle


class Counter:
    def __init__(self):
        self.n = 0

    def up(self):
        self.n += 1
        return self.n


counter = Counter()
print(len.__reduce__(), math.sqrt.__reduce__(), [].append.__reduce__()[1], counter.up.__reduce__()[1][1],
    str.upper.__reduce__())
for value in (len, math.sqrt, str.upper, "abc".upper, dict.fromkeys):
    print(pickle.loads(pickle.dumps(value)) == value, copy.copy(value) == value)
again = pickle.loads(pickle.dumps(counter.up))
print(again(), again(), counter.n, copy.copy(counter.up)(), counter.n)
