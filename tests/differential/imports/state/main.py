import counter
from counter import increment, total
import registry
import plugins.one, plugins.two

increment()
increment(5)
print(total, counter.total, counter.history)
print(registry.names(), [f(3) for f in registry.REGISTERED.values()])
counter.total = 100
increment()
print(counter.total)
setattr(counter, "increment", lambda by=1: "patched")
print(counter.increment(), increment())
print(vars(counter)["history"], "increment" in counter.__dict__, hasattr(counter, "nope"))
try:
    counter.nope
except AttributeError as error:
    print(error)
del counter.total
try:
    increment()
except NameError as error:
    print(error)
print(counter.__getattr__ if hasattr(counter, "__getattr__") else "no hook", registry.dynamic)
