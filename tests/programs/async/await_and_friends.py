# await, async for, async with and comprehensions, each driven by send(None).
import sys
async def f(x):
    return x + 1
c = f(1)
print(type(c).__name__, repr(c)[:22])
try:
    c.send(None)
except StopIteration as e:
    print('value', e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
async def g():
    a = await f(1)
    b = await f(a)
    return a, b
def run(c):
    try:
        while True:
            print('yielded', c.send(None))
    except StopIteration as e:
        return e.value
print(run(g()))
class Aw:
    def __init__(self, n): self.n = n
    def __await__(self):
        for i in range(self.n):
            yield i
        return 'done%d' % self.n
async def h():
    print(await Aw(2))
    print(await Aw(0))
    try:
        await 1
    except TypeError as e:
        print(e)
    return 3
print(run(h()))
class Ctx:
    async def __aenter__(self):
        print('enter'); await Aw(1); return 5
    async def __aexit__(self, t, v, tb):
        print('exit', t); await Aw(1); return t is KeyError
async def w():
    async with Ctx() as v:
        print(v)
    async with Ctx():
        raise KeyError(1)
    async with Ctx() as a, Ctx() as b:
        return 7
print(run(w()))
class It:
    def __init__(self, n): self.n = n; self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1
        await Aw(1)
        return self.i
async def loop():
    async for x in It(3):
        print(x)
        if x == 5: break
    else:
        print('else')
    print([x async for x in It(2)], {x: await f(x) async for x in It(2) if x}, {await f(i) for i in range(3)})
    async for x in It(3):
        break
    return sum([x async for x in It(4)])
print(run(loop()))
async def ag(n):
    try:
        for i in range(n):
            await Aw(1)
            x = yield i
            if x: print('got', x)
    finally:
        print('fin')
async def useag():
    async for x in ag(3): print('item', x)
    a = ag(3)
    print(await a.__anext__(), await a.asend('v'))
    print(await a.aclose())
    try:
        await a.__anext__()
    except StopAsyncIteration as e:
        print('stop', repr(e))
    a = ag(2)
    await anext(a)
    try:
        await a.athrow(ValueError('x'))
    except ValueError as e: print(repr(e))
    print(await anext(ag(0), 'dflt'))
    g = (x * 2 async for x in ag(2))
    print(type(g).__name__, [y async for y in g])
run(useag())
def plain():
    async def inner(): pass
    c = inner()
    del c
plain()
async def stop():
    raise StopIteration(1)
try:
    run(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))
try:
    iter(f(1))
except TypeError as e: print(e)
try:
    next(f(1))
except TypeError as e: print(e)
c = f(1); c.close(); c.close()
c = g(); 
print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_code.co_name, c.cr_frame.f_lineno, c.cr_origin)
c.close()
async def susp():
    await Aw(5)
c = susp(); c.send(None); print(c.cr_await is not None, c.cr_suspended)
try: c.throw(ValueError('q'))
except ValueError as e: print(e)
print(f.__code__.co_flags & 0x80, ag.__code__.co_flags & 0x200)
