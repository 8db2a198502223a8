from . import money
from .errors import NotEnough, StoreError, UnknownItem


class Item:
    __slots__ = ("name", "cents", "count")

    def __init__(self, name, cents, count=0):
        self.name = name
        self.cents = cents
        self.count = count

    @property
    def worth(self):
        return self.cents * self.count

    def __repr__(self):
        return f"Item({self.name!r}, {money.show(self.cents)}, {self.count})"


class Inventory:
    def __init__(self, capacity):
        self.capacity = capacity
        self.history = []
        self._items = {}

    def __len__(self):
        return sum(item.count for item in self)

    def __iter__(self):
        return iter(sorted(self._items.values(), key=lambda item: item.name))

    def __contains__(self, name):
        return name in self._items

    def __getitem__(self, name):
        try:
            return self._items[name]
        except KeyError as error:
            near = [item.name for item in self if item.name[:2] == name[:2]]
            raise UnknownItem(name, near) from error

    def define(self, name, cents):
        if name in self:
            self[name].cents = cents
        else:
            self._items[name] = Item(name, cents)
        self.history.append(("define", name, cents))

    def add(self, name, count):
        item = self[name]
        if len(self) + count > self.capacity:
            raise StoreError(f"no room for {count} more (capacity {self.capacity})")
        item.count += count
        self.history.append(("add", name, count))

    def remove(self, name, count):
        item = self[name]
        if count > item.count:
            raise NotEnough(item, count)
        item.count -= count
        self.history.append(("remove", name, count))
        return count * item.cents

    def undo(self):
        if not self.history:
            raise StoreError("nothing to undo")
        match self.history.pop():
            case ("add", name, count):
                self[name].count -= count
            case ("remove", name, count):
                self[name].count += count
            case ("define", name, _):
                raise StoreError(f"the definition of {name} can not be undone")

    @property
    def worth(self):
        return sum(item.worth for item in self)
