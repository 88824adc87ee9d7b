# await f(x), hot: results, errors, suspensions, what can be seen of the coroutine meanwhile.
import gc
import sys
import traceback
import types


@types.coroutine
def wait(v):
    return (yield v)


def drive(c):
    n = 0
    try:
        while True:
            c.send(n or None)
            n += 1
    except StopIteration as e:
        return n, e.value
    except BaseException as e:
        return n, type(e).__name__, str(e)


async def plain(a, b=2):
    return a, b


async def waits(n):
    got = [await wait(i) for i in range(n)]
    return got


def closing(x):
    async def inner(y):
        nonlocal x
        x += y
        return x
    return inner


class C:
    async def method(self, n):
        return await self.down(n)

    async def down(self, n):
        if n == 0:
            return await waits(2)
        return n, await self.down(n - 1)

    @staticmethod
    async def static(v):
        return v

    async def __aenter__(self):
        return await plain("in")

    async def __aexit__(self, *exc):
        return await C.static(exc[0] is KeyError)


async def kinds(n):
    f = closing(n)
    seen = []
    for i in range(n):
        seen.append(await plain(i, i))
        seen.append(await f(i))
        seen.append(await waits(i % 3))
        seen.append(await C().method(i))
    async with C() as v:
        seen.append(v)
        raise KeyError
    return seen


print(drive(kinds(10)))


async def fib(n):
    return n if n < 2 else await fib(n - 1) + await fib(n - 2)


print(drive(fib(12)))


async def choose(f, v):
    return await f(v)


class Foreign:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield self.v
        return self.v


def returns(v):
    return plain(v)


async def generator(v):
    yield v


for f in [plain] * 12 + [Foreign, returns, wait, waits, len, generator, lambda v: v] + [plain] * 30 + [Foreign, lambda v: 5] * 5:
    print(drive(choose(f, 3)), end=" ")
print()


async def fails(n):
    if n == 0:
        raise ValueError("here")
    try:
        return await fails(n - 1)
    except ValueError as e:
        if n % 2:
            raise
        raise ValueError(n) from e


async def trace(n):
    try:
        await fails(n)
    except ValueError as e:
        while e:
            print(e, [(s.name, s.lineno) for s in traceback.extract_tb(e.__traceback__)])
            e = e.__cause__


for n in range(5):
    print(drive(trace(n)))


async def stops():
    raise StopIteration(3)


async def raising(f):
    return await f()


for _ in range(12):
    print(drive(raising(stops)))


async def forever(n):
    return await forever(n + 1)


sys.setrecursionlimit(300)
for _ in range(3):
    print(drive(forever(0)))
sys.setrecursionlimit(1000)


# What can be seen of it.
def of_this(name):
    return [o for o in gc.get_objects() if isinstance(o, types.CoroutineType) and o.__name__ == name]


async def seen(n):
    found = of_this("seen")
    f = sys._getframe()
    print(len(found), [(c.cr_running, c.cr_await, c.cr_frame is f, c.cr_suspended) for c in found], f.f_back.f_code.co_name)
    if n == 1:
        kept.append(found[0])
    if n == 2:
        kept.append(f)
    if n == 3:
        try:
            found[0].send(None)
        except ValueError as e:
            print(e)
    if n == 4:
        await wait(1)
        print(found[0].cr_running)
    return n


async def see(n):
    return await seen(n)


kept = []
for _ in range(10):
    drive(see(0))
for n in (1, 2, 3, 4):
    print(drive(see(n)))
c, f = kept
print(c.cr_frame, c.cr_running, f.f_back.f_code.co_name, f.f_locals["n"])
try:
    c.send(None)
except RuntimeError as e:
    print(e)


class Finder:
    def __del__(self):
        found.extend(of_this("holds"))


async def holds(finder):
    return "held"


async def hold():
    return await holds(Finder())


found = []
for _ in range(12):
    print(drive(hold()), len(found), {c.cr_running for c in found}, {c.cr_frame for c in found})
    found.clear()


# Another code, given while it is awaited and when its variables die.
async def first(a):
    x = Changer()
    return "first", await wait(a)


async def second(a):
    b = c = d = e = g = [a]
    return "second", len([b, c, d, e, g])


class Changer:
    def __del__(self):
        changing.__code__, other.__code__ = other.__code__, changing.__code__


changing = types.FunctionType(first.__code__, globals())
other = second


async def change(n):
    return [await changing(i) for i in range(n)]


print(drive(change(40)))


# Suspended at depth, closed and thrown into.
async def deep(n):
    try:
        if n == 0:
            return await waits(5)
        return await deep(n - 1) + [n]
    finally:
        log.append(n)


for _ in range(12):
    log = []
    c = deep(4)
    c.send(None), c.send(1)
    at, names = c, []
    while isinstance(at, types.CoroutineType):
        names.append((at.__name__, at.cr_running, at.cr_suspended))
        at = at.cr_await
    print(names[0], len(names), c.close(), log)
log = []
c = deep(4)
c.send(None)
try:
    c.throw(KeyError("thrown"))
except KeyError as e:
    print([s.name for s in traceback.extract_tb(e.__traceback__)], log)


# Cycles through one that was suspended: they end in the order in which they were made.
class End:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print("end of", self.name)


async def cycle(name):
    end = End(name)
    box = [end]
    try:
        await wait(box)
    finally:
        print("finally", name)


async def cycling(name):
    return await cycle(name)


for _ in range(10):
    c = cycling("hot")
    c.send(None)
    c.close()
gc.collect()
a, b = cycling("a"), cycling("b")
for c in (a, b):
    box = c.send(None)
    box.append(c)
del a, b, c, box
gc.collect()
