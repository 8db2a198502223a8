"""The RuntimeWarning for a coroutine that was never awaited goes through the filters."""
import warnings


async def work(n):
    return n


class Owner:
    async def method(self):
        return self


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    work(1)
    w = work(2)
    w = None
    Owner().method()
    closed = work(3)
    closed.close()
    del closed
print([(str(x.message), x.category.__name__, x.lineno) for x in caught])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    work(4)
print("done")
