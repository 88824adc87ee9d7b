# Exception groups and except*.
import asyncio
def show(e, depth=0):
    print('  ' * depth + type(e).__name__, getattr(e, 'message', e.args))
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, depth + 1)
g = ExceptionGroup('top', [ValueError(1), TypeError('t'), ExceptionGroup('inner', [KeyError('k'), ValueError(2)])])
print(repr(g), str(g), g.message, len(g.exceptions), g.args[0])
show(g)
m, r = g.split(ValueError); show(m); show(r)
print(g.subgroup(OSError), g.subgroup(Exception) is g, g.subgroup(lambda e: isinstance(e, KeyError)))
m, r = g.split((TypeError, KeyError)); show(m); show(r)
print(ExceptionGroup.__mro__)
for args in [(), ('m',), ('m', []), ('m', 5), (1, [ValueError()]), ('m', [1]), ('m', [KeyboardInterrupt()]), ('m', [ValueError()], 3)]:
    try: ExceptionGroup(*args)
    except Exception as e: print(type(e).__name__, e)
print(type(BaseExceptionGroup('b', [ValueError()])).__name__, type(BaseExceptionGroup('b', [KeyboardInterrupt()])).__name__)
def run(exc, *raisers):
    try:
        try:
            raise exc
        except* ValueError as e:
            print('V', repr(e)); 
            if 'v' in raisers: raise RuntimeError('from v')
        except* (TypeError, KeyError) as e:
            print('T', repr(e))
            if 'r' in raisers: raise
        except* OSError:
            print('O')
        else: print('else')
        finally: print('finally')
        print('after')
    except BaseException as e:
        print('out', type(e).__name__); show(e); print(repr(e.__context__), repr(e.__cause__))
run(g); run(g, 'v'); run(g, 'r'); run(g, 'v', 'r'); run(ValueError('naked')); run(ValueError('naked'), 'v'); run(ZeroDivisionError('other')); run(TypeError('n'), 'r')
run(ExceptionGroup('x', [OSError(1), ZeroDivisionError()]))
try:
    try: raise ValueError(1)
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise ValueError(1)
    except* 5: pass
except TypeError as e: print(e)
def f():
    import sys
    try: raise g
    except* ValueError as e:
        print(repr(sys.exception()))
    except* Exception as e:
        print(repr(sys.exception()))
    try: print(e)
    except NameError as n: print(n)
    print(sys.exception())
    for i in range(2):
        try: raise ExceptionGroup('l', [ValueError(i)])
        except* ValueError: pass
    else: print('loop else')
    try: pass
    except* ValueError: pass
    else: print('E')
f()
class Mine(ExceptionGroup):
    def derive(self, excs): return Mine(self.message + '!', excs)
mine = Mine('mine', [ValueError(1), KeyError(2)]); mine.add_note('note')
m, r = mine.split(ValueError); print(repr(m), repr(r), m.__notes__, m.__notes__ is mine.__notes__)
async def tg():
    async def bad(n):
        await asyncio.sleep(0); raise ValueError(n)
    try:
        async with asyncio.TaskGroup() as t:
            t.create_task(bad(1)); t.create_task(bad(2)); t.create_task(asyncio.sleep(10))
    except* ValueError as e:
        print('group', e, [repr(x) for x in e.exceptions])
    try:
        async with asyncio.TaskGroup() as t:
            t.create_task(asyncio.sleep(10))
            raise KeyError('body')
    except* KeyError as e: print(repr(e))
    async def outer():
        async with asyncio.TaskGroup() as t:
            t.create_task(asyncio.sleep(10))
    task = asyncio.create_task(outer()); await asyncio.sleep(0); await asyncio.sleep(0); task.cancel()
    try: await task
    except asyncio.CancelledError: print('cancelled')
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as t: t.create_task(asyncio.sleep(10))
    except TimeoutError: print('timeout')
    t = asyncio.TaskGroup()
    c = bad(1)
    try: t.create_task(c)
    except RuntimeError as e: print(e)
asyncio.run(tg())
def deep():
    try: raise KeyError('cause')
    except KeyError as k:
        raise ExceptionGroup('outer', [ValueError('one\ntwo'), ExceptionGroup('in', [TypeError(1), OSError(2, 'two')])]) from k
import traceback
try: deep()
except ExceptionGroup as e: print(''.join(traceback.format_exception(e)))
try:
    try: deep()
    except* TypeError: raise LookupError('late')
except BaseException as e: traceback.print_exception(e)
raise ExceptionGroup('many', [ValueError(i) for i in range(17)])
