class StoreError(Exception):
    """Whatever can go wrong in the store."""


class UnknownItem(StoreError):
    def __init__(self, name, near=()):
        hint = f" (did you mean {' or '.join(near)}?)" if near else ""
        super().__init__(f"no item called {name!r}{hint}")
        self.name = name


class NotEnough(StoreError):
    def __init__(self, item, wanted):
        super().__init__(f"only {item.count} of {item.name}, {wanted} wanted")
        self.missing = wanted - item.count


class UsageError(StoreError):
    pass
