class Link:
    __slots__ = ("next",)

    def __init__(self, next):
        self.next = next


head = None
for i in range(300000):
    head = Link(head)
print("built")
head = None
print("freed")
nested = ()
for i in range(300000):
    nested = (nested,)
nested = None
print("tuples freed")
d = {}
for i in range(100000):
    d = {"d": d}
d = None
lst = []
for i in range(100000):
    lst = [lst, i]
lst = None
print("containers freed")


class WithDel:
    count = 0

    def __init__(self, next):
        self.next = next

    def __del__(self):
        WithDel.count += 1


chain = None
for i in range(1000):
    chain = WithDel(chain)
chain = None
print(WithDel.count)
