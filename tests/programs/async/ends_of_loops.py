# Where async for goes on when its generator ends: else, nested loops, handlers, comprehensions, what dies at that time.
import sys
import weakref


class End:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name, sys.exception())


async def items(n, name=None):
    kept = End(name) if name else None
    for i in range(n):
        yield i


async def nothing():
    return
    yield


async def plain(n):
    total = 0
    async for x in items(n):
        total += x
    else:
        total += 100
    return total, x


async def nested(n):
    pairs = []
    async for x in items(n):
        async for y in items(x):
            pairs.append((x, y))
        else:
            pairs.append(x)
        async for _ in nothing():
            pairs.append("never")
    return pairs


async def handling(n):
    seen = []
    try:
        raise KeyError(n)
    except KeyError as e:
        async for x in items(n):
            seen.append((x, sys.exception() is e))
        seen.append(sys.exception() is e)
    finally:
        async for x in items(n):
            seen.append(sys.exception())
    try:
        async for x in items(n):
            pass
        raise ValueError
    except ValueError as e:
        seen.append(e.__context__)
    except StopAsyncIteration:
        seen.append("seen")
    return seen


async def asked(n):
    g, seen = items(n), []
    try:
        while True:
            seen.append(await anext(g))
    except StopAsyncIteration as e:
        seen.append((e.args, e.__context__, e.__traceback__.tb_next is None))
    try:
        async for x in g:
            seen.append(x)
        seen.append(await g.asend(None))
    except StopAsyncIteration:
        seen.append("ended")
    return seen


async def comprehensions(n):
    return [[y async for y in items(x)] async for x in items(n)], {x async for x in nothing()}, [x + sum([y async for y in items(x)]) for x in range(n)]


async def dying(n):
    g = items(n, "variable")
    r = weakref.ref(g, lambda r: print("generator ends", sys.exception()))
    async for x in g:
        pass
    print("loop ends")
    del g
    async for x in items(n, "temporary"):
        pass
    print("ends")


def run(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value


for f in (plain, nested, handling, asked, comprehensions):
    for _ in range(12):
        last = run(f(4))
    print(f.__name__, last)
for n in range(12):
    run(dying(n % 3))
