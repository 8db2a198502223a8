"""A coroutine that dies without having been started makes a RuntimeWarning."""

async def work(n):
    return n

def drop():
    work(1)
    x = 5
    return x

print("start")
work(0)
drop()
c = work(2)
c.close()
del c
async def outer():
    work(3)
    return await work(4)
import asyncio
print(asyncio.run(outer()))
for i in range(2):
    work(5)
kept = work(9)
print("end")
