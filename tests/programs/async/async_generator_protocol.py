# Asynchronous generators by hand: asend, athrow, aclose, their states and hooks; what async for and async with refuse.
import sys, inspect, gc
class Aw:
    def __init__(self, *v): self.v = v
    def __await__(self):
        for x in self.v:
            got = yield x
            if got is not None: print('sent', got)
        return 'done'
def step(c, v=None):
    try:
        return 'yield', c.send(v)
    except StopIteration as e:
        return 'return', e.value
    except BaseException as e:
        return type(e).__name__, str(e)
def run(c):
    while True:
        r = step(c)
        if r[0] != 'yield': return r
async def ag():
    try:
        x = yield 1
        print('x', x)
        await Aw('a')
        y = yield 2
        print('y', y)
    except ValueError as e:
        print('caught', e)
        yield 'after'
    finally:
        print('fin')
        await Aw('b')
g = ag()
print(inspect.getasyncgenstate(g), g.ag_running, g.ag_await, type(g.ag_frame).__name__, g.ag_code.co_name, repr(g)[:27])
a = g.__anext__()
print(type(a).__name__, step(a), step(a))
print(inspect.getasyncgenstate(g))
s = g.asend('X'); print(step(s), g.ag_running, type(g.ag_await).__name__)
t = g.__anext__(); print(step(t))
print(step(s)); print(step(s))
t = g.athrow(ValueError('tv')); print(step(t)); print(step(t))
c = g.aclose(); print(step(c)); print(step(c)); print(step(c)); print(inspect.getasyncgenstate(g))
print(step(g.__anext__()), step(g.aclose()), step(g.athrow(KeyError)), step(g.asend(4)))
# never started
g = ag(); print(step(g.aclose()), step(g.__anext__()))
g = ag(); print(step(g.athrow(ZeroDivisionError('z'))), step(g.__anext__()))
g = ag(); print(step(g.asend(3)))
a = g.asend(None); print(step(a, 3)); print(step(a))
# close awaitables
g = ag(); a = g.__anext__(); print(a.close(), step(a))
a = g.__anext__(); step(a)
a = g.__anext__(); print(step(a)); 
try: print(a.close())
except RuntimeError as e: print(e)
print(step(a))
# ignoring
async def ign():
    try:
        yield 1
    finally:
        yield 2
g = ign(); run(g.__anext__()); print(step(g.aclose()))
async def stop(which):
    yield 1
    raise which
for w in (StopIteration, StopAsyncIteration, GeneratorExit):
    g = stop(w); run(g.__anext__()); print(step(g.__anext__()))
# hooks
def first(g): print('first', g.__name__)
def final(g):
    print('final', g.__name__); print(run(g.aclose()))
old = sys.get_asyncgen_hooks(); print(old)
sys.set_asyncgen_hooks(first, finalizer=final)
print(sys.get_asyncgen_hooks().firstiter.__name__)
g = ag(); run(g.__anext__()); del g; gc.collect()
g = ag(); del g
sys.set_asyncgen_hooks(*old)
try: sys.set_asyncgen_hooks(1)
except TypeError as e: print(e)
# dropped while suspended, no hook
def quiet():
    yield
async def plain():
    try: yield 1
    finally: print('plain fin')
g = plain(); run(g.__anext__()); del g
print('dropped')
# async for over things
class NoAnext:
    def __aiter__(self): return 5
class NotAw:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def af(x):
    async for i in x: print(i)
for x in (1, NoAnext(), NotAw()):
    try: af(x).send(None)
    except TypeError as e: print(e, repr(e.__cause__))
# comprehensions
async def agen(n):
    for i in range(n):
        await Aw(i)
        yield i
async def comps():
    print([x async for x in agen(3)])
    print({x: y async for x in agen(2) for y in 'ab'}, {x async for x in agen(2) if x})
    print([[x async for x in agen(2)] for _ in range(2)])
    print([x for y in [1] for x in [await w(y)]])
    g = (x async for x in agen(3) if await w(x))
    print([y async for y in g])
    print(type((await w(x) for x in [1])).__name__)
    l = [lambda: x async for x in agen(2)]
    print([f() for f in l])
async def w(x):
    await Aw(0); return x
print(run(comps()))
# anext with default, aiter
async def an():
    g = agen(1)
    print(aiter(g) is g, await anext(g), await anext(g, 'D'), await anext(g, None))
    try: await anext(g)
    except StopAsyncIteration: print('SAI')
print(run(an()))
try: anext(5)
except TypeError as e: print(e)
try: aiter(5)
except TypeError as e: print(e)
try: aiter(NoAnext())
except TypeError as e: print(e)
x = anext(agen(2), 7); print(type(x).__name__, step(x), step(x))
# async for break / continue / else / return / nested try
async def flow():
    async for i in agen(5):
        if i == 1: continue
        if i == 3: break
        print(i)
    else: print('no')
    async for i in agen(2):
        try: pass
        finally: print('f', i)
    else: print('else')
    async for i in agen(3):
        return i
print(run(flow()))
async def exc():
    async for i in agen(3):
        raise StopAsyncIteration('mine')
print(run(exc()))
class C:
    async def __aenter__(self): return self
class D:
    async def __aexit__(self, *a): pass
class E:
    def __aenter__(self): return 5
    async def __aexit__(self, *a): return True
class F:
    async def __aenter__(self): return self
    def __aexit__(self, *a): return 5
async def wi(x):
    async with x: pass
async def wi2(x):
    async with x: raise KeyError
for x in (C(), D(), E(), F(), 5):
    print(step(wi(x)), step(wi2(x)))
def sync(x):
    with x: pass
try: sync(F())
except TypeError as e: print(e)
