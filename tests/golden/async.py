# await, async for and async with over coroutines and asynchronous generators.
class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


class Waited:
    def __await__(self):
        return 1
        yield


async def leaf(x):
    return x + 1


async def chain(x):
    return await leaf(x)


async def items(n):
    for i in range(n):
        yield await chain(i)


async def asked(g, n):
    return [await anext(g) for _ in range(n)]


async def main(n):
    total = sum(await asked(items(n), n))
    async with Manager():
        async for x in items(n):
            total += x + await Waited()
    return total, [x async for x in items(3)]


c = main(300)
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
