# Tasks, gather, timeouts, queues, locks and futures in the event loop.
import asyncio
async def worker(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name
async def main():
    print(await asyncio.gather(worker('a', 2), worker('b', 3)))
    t = asyncio.create_task(worker('c', 5), name='see')
    await asyncio.sleep(0)
    print(t.get_name(), t.done(), t.cancel())
    try:
        await t
    except asyncio.CancelledError as e:
        print('cancelled', repr(e), t.cancelled())
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError as e:
        print('timeout', repr(e))
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0.01)
    except asyncio.TimeoutError: print('to')
    q = asyncio.Queue(2)
    async def prod():
        for i in range(5):
            await q.put(i)
        await q.put(None)
    async def cons():
        r = []
        while (x := await q.get()) is not None:
            r.append(x); q.task_done()
        return r
    p = asyncio.create_task(prod())
    print(await cons(), await p)
    lock = asyncio.Lock()
    async def locked(i):
        async with lock:
            await asyncio.sleep(0)
            print('locked', i)
    await asyncio.gather(*[locked(i) for i in range(3)])
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(x / 100, x)) for x in (0, 500)], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [t.result() for t in done], [t.cancel() for t in pending])
    for c in asyncio.as_completed([asyncio.sleep(.02, 'x'), asyncio.sleep(.01, 'y')]):
        print(await c)
    ev = asyncio.Event()
    async def waiter():
        await ev.wait(); return 'set'
    w = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    ev.set()
    print(await w)
    print(await asyncio.gather(worker('z', 1), bad(), return_exceptions=True))
    s = asyncio.shield(asyncio.sleep(0.01, 'sh'))
    print(await s)
    f = asyncio.get_running_loop().create_future()
    print(f); f.set_result(3); print(f, await f)
    try: f.set_result(4)
    except asyncio.InvalidStateError as e: print(e)
    return 'end'
async def bad():
    raise ValueError('bad')
print(asyncio.run(main()))
try:
    asyncio.run(bad())
except ValueError as e: print(repr(e))
try: asyncio.run(5)
except ValueError as e: print(e)
async def nested():
    c = worker('x', 1)
    try: asyncio.run(c)
    except RuntimeError as e: print(e)
    c.close()
asyncio.run(nested())
