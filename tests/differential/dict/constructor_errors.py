def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: dict(5))
attempt(lambda: dict([1]))
attempt(lambda: dict([(1, 2, 3)]))
attempt(lambda: dict(["abc"]))
attempt(lambda: dict([(1, 2), 3]))
attempt(lambda: dict(1, 2))
attempt(lambda: dict([([], 1)]))
attempt(lambda: dict(None))
attempt(lambda: {}.update(5))
attempt(lambda: {}.update([1]))
attempt(lambda: {}.update([(1,)]))
attempt(lambda: {}.update(1, 2))
attempt(lambda: {**5})
attempt(lambda: {**[1]})
attempt(lambda: dict(**{"a": 1}, **{"a": 2}))
attempt(lambda: dict(**{1: 2}))
attempt(lambda: dict(**5))
attempt(lambda: dict.fromkeys(5))
attempt(lambda: {}.nope)
attempt(lambda: {}())
attempt(lambda: {} + {})
attempt(lambda: {} < {})
attempt(lambda: {} | 5)
attempt(lambda: hash({}))


class Mapping:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key * 2


print(dict(Mapping()), {**Mapping()}, dict(Mapping(), z=1), (lambda **kw: kw)(**Mapping()))
