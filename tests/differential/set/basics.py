def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


s = {3, 1, 2}
print(s, len(s), 1 in s, 5 in s, set(), {1, 1.0, True}, set("aa"), set([1, 2, 1]), bool(set()), s == {1, 2, 3}, s == frozenset(s), s != [1, 2, 3])
s.add(5)
s.add(1)
s.discard(99)
s.remove(1)
print(s, s.pop() in (2, 3, 5), len(s))
attempt(lambda: s.remove(99))
attempt(lambda: s.remove("x"))
attempt(lambda: set().pop())
attempt(lambda: s.add([]))
attempt(lambda: {[]})
attempt(lambda: [] in s)
attempt(lambda: s[0])
attempt(lambda: s + s)
attempt(lambda: hash(s))
attempt(lambda: set(5))
attempt(lambda: set(1, 2))
attempt(lambda: s.add())
attempt(lambda: s < 5)
attempt(lambda: s | [1])
attempt(lambda: s.nope)
t = {frozenset([1])}
print({1} in t, frozenset([1]) in t, t, set({1: 2}), {*"a", *[1]} == {"a", 1}, {i % 3 for i in range(9)})
s.clear()
print(s, repr(frozenset()), frozenset([1]), [set()], {(): 1})
