print("importing", __name__)


class Square:
    def __init__(self, side):
        self.side = side

    @property
    def name(self):
        return type(self).__name__.lower()

    def area(self):
        return self.side**2
