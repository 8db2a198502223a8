from _contextvars import Context, ContextVar, Token, copy_context


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        text = str(error)
        if " at 0x" in text:
            head, _, tail = text.partition(" at 0x")
            text = head + " at X" + tail[tail.index(">"):][:60].split(" at 0x")[0]
        print(type(error).__name__, text)


name = ContextVar("name")
level = ContextVar("level", default=0)
print(repr(level)[:40], repr(name)[:23], name.name, level.name)
attempt(name.get)
attempt(name.get, "given")
attempt(level.get)
attempt(level.get, 7)
token = name.set("outer")
print(name.get(), token.var is name, token.old_value is Token.MISSING, Token.MISSING)
print(repr(token)[:29])


def inner(*args, **kwargs):
    print("inner", args, kwargs, name.get(), level.get())
    name.set("inner")
    level.set(level.get() + 1)
    return copy_context()


context = copy_context()
seen = context.run(inner, 1, key=2)
print(name.get(), level.get(), context[name], context[level], seen == context, seen is context)
print(len(context), name in context, level in copy_context(), context.get(level), Context().get(level, "none"))
print(sorted(var.name for var in context), sorted(map(str, context.values())))
print(sorted((var.name, value) for var, value in context.items()), [v.name for v in copy_context().keys()])
again = context.copy()
print(again == context, again != context)
again.run(name.set, "changed")
print(again == context, context[name], again[name])
attempt(lambda: context == 1)
attempt(lambda: context < again)
attempt(hash, context)
attempt(context.run)
attempt(context.run, 1)
attempt(lambda: context[1])
attempt(lambda: 1 in context)
attempt(context.get, 1)
attempt(lambda: Context()[level] if False else Context().get(level))
attempt(Context, 1)
attempt(Token)
attempt(ContextVar)
attempt(ContextVar, 1)
attempt(ContextVar, "a", 1)
attempt(ContextVar, "a", other=1)
attempt(ContextVar, "a", 1, 2)
attempt(ContextVar, default=1)
attempt(name.reset, 1)
name.reset(token)
attempt(name.get)
attempt(name.reset, token)
token = level.set(5)
attempt(name.reset, token)
attempt(lambda: copy_context().run(level.reset, token))
attempt(level.reset, token)
attempt(level.get)
attempt(lambda: context.run(context.run, print))
attempt(hash, token)
attempt(setattr, level, "name", "x")
attempt(setattr, token, "var", "x")
attempt(lambda: type("Sub", (ContextVar,), {}))
print(ContextVar[int], Token[str], type(iter(context)).__name__, ContextVar.__module__)


def fails():
    level.set("set before the error")
    raise ValueError("from run")


attempt(context.run, fails)
print(context[level], level.get())


def stepper():
    while True:
        yield level.get()


steps = stepper()
print(next(steps), context.run(next, steps), next(steps))
