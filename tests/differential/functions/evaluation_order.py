def say(x):
    print(x, end=" ")
    return x


def f(*args, **kwargs):
    return "|"


print(say(1) + say(2) * say(3))
print(f(say("a"), *[say("b")], say("c"), k=say("d"), **{say("e"): say("f")}))
print(say(1) < say(2) < say(0) < say(9))
print([say(1), say(2)][say(0)], {say("k"): say("v"), say("k2"): say("v2")})
a = [0, 0]
a[say(0)], a[say(1)] = say(5), say(6)
print(a)
d = {}
d[say("key")] = say("value")
say(d)[say("x")] = say("y")
print()
x = say(1) if say(0) else say(2)
print(say(0) and say(1), say(0) or say(2), not say(3))
a[say(0)] += say(10)
print(a)
(say(a))[say(1)] -= say(1)
print(f"{say(1)}{say(2)!r:>{say(5)}}", a)
print(lambda v=say("default"): 0 and v, end="\n" * 0) if False else print((lambda v=say("default"): v)())
assert say(True), say("never")
print(say(1) in [say(2), say(1)], say(2) ** say(3) ** say(0), -say(4))
del a[say(0)], d[say("key")]
print(a, d)


class C:
    say("class body")

    @(say("decorator") and (lambda f: say("decorated") and f))
    def m(self, p=say("def default")) -> say("annotation"):
        return p


i = 0
i, a[i] = 0, say("target")
print(a)
for say(a)[0] in [1, 2]:
    print("loop", a)
