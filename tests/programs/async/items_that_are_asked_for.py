# async for, asend and anext over asynchronous generators, hot: their awaitables looked at, thrown into and closed, errors and hooks.
import sys
import traceback
import types


@types.coroutine
def wait(v):
    return (yield v)


async def inner(i):
    return await wait(("w", i))


async def items(n, waits):
    try:
        for i in range(n):
            if waits and i % 3 == 1:
                await inner(i)
            try:
                got = yield i
                if got:
                    print("got", got)
            except KeyError as e:
                print("caught", e)
                yield "k"
    finally:
        print("end", i)


async def loop(n, waits, last=None):
    seen = []
    g = items(n, waits)
    async for x in g:
        seen.append(x)
        if x == last:
            break
    print(g.ag_running, g.ag_suspended)
    return seen


async def ask(n):
    g = items(n, True)
    seen = [await g.asend(None)]
    for i in range(n // 2):
        seen.append(await g.asend(i))
    seen.append(await anext(g))
    seen.append(await g.athrow(KeyError("kk")))
    seen.append(await g.__anext__())
    await g.aclose()
    try:
        await g.asend(1)
    except StopAsyncIteration:
        seen.append("end")
    return seen


def drive(c, act=None):
    n = 0
    try:
        v = None
        while True:
            c.send(v)
            v = n = n + 1
            if act:
                act(c, n)
    except StopIteration as e:
        return n, e.value
    except BaseException as e:
        return n, type(e), str(e)


def look(c, n):
    a = c.cr_await
    print(n, type(a).__name__, a is c.cr_await)
    if n == 3:
        try:
            print("throw", c.throw(ValueError("x")))
        except StopIteration as e:
            print("stop", e.value)


def close(c, n):
    if n == 2:
        print(c.close())


for _ in range(12):
    print(drive(loop(12, True)), drive(loop(12, False)), drive(loop(5, True, 3)))
    print(drive(ask(12)))
for act in [look] * 12 + [close] * 12:
    print(drive(loop(20, True), act))


async def boom(n):
    for i in range(n):
        yield i
    raise ZeroDivisionError("b")


async def stop(n):
    for i in range(n):
        yield i
    raise StopAsyncIteration


async def fail(f):
    total = 0
    try:
        async for x in f(10):
            total += x
    except Exception as e:
        print(type(e).__name__, e, type(e.__cause__), [(s.name, s.line) for s in traceback.extract_tb(e.__traceback__)])
    return total


for _ in range(12):
    print(drive(fail(boom)), drive(fail(stop)))


async def nested(depth):
    if depth == 0:
        for i in range(3):
            await inner(i)
            yield i
    else:
        async for x in nested(depth - 1):
            yield x


async def filtered(depth):
    return [x async for x in nested(depth) if x != 1]


for depth in (0, 1, 5, 50):
    print(drive(filtered(depth)))


async def selfish():
    for i in range(20):
        try:
            await own.asend(None)
        except RuntimeError as e:
            print(e)
        try:
            async for _ in own:
                pass
        except RuntimeError as e:
            print(e, own.ag_running)
        yield i


async def all_of(g):
    return [x async for x in g]


own = selfish()
print(drive(all_of(own)))


def first(g):
    print("first", g.__name__)


def last(g):
    print("last", g.__name__)


sys.set_asyncgen_hooks(first, last)
for _ in range(12):
    print(drive(loop(4, False, 2)))


def first_takes_one(g):
    try:
        g.asend(None).send(None)
    except StopIteration as e:
        print("the hook got", e.value)


sys.set_asyncgen_hooks(first_takes_one, None)
for _ in range(3):
    print(drive(loop(4, False, 2)), drive(loop(1, False)))
