# Coroutines by hand: states, throw, close, re-entrance, and the message of each refusal.
import inspect, types, sys, gc
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
async def inner():
    try:
        return await Aw(1, 2)
    except ValueError as e:
        print('inner caught', e)
        return await Aw(3)
    finally:
        print('inner finally')
async def outer():
    r = await inner()
    print('outer got', r)
    return r
for action in ('send', 'throw', 'close', 'exit'):
    c = outer()
    print(inspect.getcoroutinestate(c), step(c), inspect.getcoroutinestate(c))
    print(c.cr_await.__name__, type(c.cr_await.cr_await).__name__)
    if action == 'send':
        print(step(c, 'x'), step(c), step(c))
    elif action == 'throw':
        print(c.throw(ValueError('t')))
        print(step(c))
    elif action == 'close':
        print(c.close())
    else:
        try:
            c.throw(GeneratorExit)
        except GeneratorExit as e: print('GE', repr(e))
    print(inspect.getcoroutinestate(c))
    try:
        c.throw(KeyError('late'))
    except Exception as e: print(type(e).__name__, e)
    print(c.close())
# awaited twice
async def shared(c):
    return await c
i = inner(); a = shared(i); b = shared(i)
print(step(a)); print(step(b)); a.close()
# self await
async def selfish():
    await me
me = selfish()
print(step(me))
# non None to just started
c = inner(); print(step(c, 5)); c.close()
# yield from a coroutine
def gen(c):
    yield from c
c = inner()
try: list(gen(c))
except TypeError as e: print(e)
c.close()
@types.coroutine
def tc(c):
    r = yield from c
    return r, 'tc'
c = inner(); t = tc(c); print(step(t), step(t), step(t)); print(inspect.isawaitable(t), tc.__code__.co_flags & 0x100)
async def usetc():
    return await tc(Aw(9).__await__())
c = usetc(); print(step(c), step(c))
# bad __await__
class Bad:
    def __init__(self, r): self.r = r
    def __await__(self): return self.r
async def w(x): return await x
co = inner()
for r in (5, co, iter([1, 2])):
    c = w(Bad(r)); print(step(c), step(c)); c.close()
co.close()
for v in (1, None, 'x', len, Bad, iter(())):
    c = w(v); print(step(c))
# wrapper
c = outer(); wr = c.__await__()
print(type(wr).__name__, next(wr), wr.send('q'), wr.throw(ValueError('w')))
try: next(wr)
except StopIteration as e: print(e.value)
# ignoring GeneratorExit
async def stubborn():
    try: await Aw(1)
    except GeneratorExit: await Aw(2)
c = stubborn(); step(c)
try: c.close()
except RuntimeError as e: print(e)
# exception context
async def ctx():
    try: raise KeyError('k')
    except KeyError:
        await Aw(1)
        raise ValueError('v')
c = ctx(); step(c)
try: c.send(None)
except ValueError as e: print(repr(e.__context__))
# attributes
print(outer.__name__, repr(outer())[:24], inspect.iscoroutinefunction(outer), inspect.iscoroutine(c))
c = outer()
try: c.cr_running = 1
except AttributeError as e: print(e)
c.__name__ = 'other'; print(c.__name__, c.__qualname__); c.close()
async def lam():
    f = lambda: (yield)
    return [await w(Bad(iter(())))for _ in range(2)]
print(step(lam()))
