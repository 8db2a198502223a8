class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

    def last(self):
        return self.next.last() if self.next else self.value.strip()

    @property
    def label(self):
        return self.last().upper()


chain = Node("a", Node("b", Node(5)))
print((lambda node: node.value)(chain))
print(f"{chain.label!r}")
