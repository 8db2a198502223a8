class Heap:
    def __init__(self):
        self.a = []

    def push(self, x):
        a = self.a
        a.append(x)
        i = len(a) - 1
        while i and a[i] < a[(i - 1) // 2]:
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2

    def pop(self):
        a = self.a
        a[0], a[-1] = a[-1], a[0]
        top = a.pop()
        i = 0
        while True:
            small = min((j for j in (i, 2 * i + 1, 2 * i + 2) if j < len(a)), key=lambda j: a[j], default=i)
            if small == i:
                return top
            a[i], a[small] = a[small], a[i]
            i = small


class Event:
    serial = 0

    def __init__(self, time, action):
        Event.serial += 1
        self.key = (time, Event.serial)
        self.action = action

    def __lt__(self, other):
        return self.key < other.key


heap = Heap()
log = []


def arrive(now, name):
    log.append((now, name, "arrives"))
    heap.push(Event(now + len(name), lambda t: leave(t, name)))


def leave(now, name):
    log.append((now, name, "leaves"))
    if len(name) < 6:
        heap.push(Event(now + 1, lambda t: arrive(t, name + name[0])))


for i, name in enumerate(["bo", "ann", "carl"]):
    heap.push(Event(i * 2, lambda t, name=name: arrive(t, name)))
while heap.a:
    event = heap.pop()
    event.action(event.key[0])
for entry in log:
    print(*entry)
numbers = Heap()
for i in range(200):
    numbers.push(i * 7919 % 211)
out = [numbers.pop() for _ in range(200)]
print(out == sorted(out), out[:10])
