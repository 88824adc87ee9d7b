# Cancellation, callbacks, reports of unhandled exceptions, and what is refused.
import asyncio, sys
async def sleeper(n=10):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError as e:
        print('got', e.args)
        raise
    finally:
        print('cleanup')
async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('ignored')
    return 'still'
async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel('msg')
    print(t.cancelling())
    try: await t
    except asyncio.CancelledError as e: print(e.args)
    print(t.cancelled(), t.done(), t.cancelling(), t.uncancel())
    try: t.result()
    except asyncio.CancelledError as e: print('r', e.args)
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0); t.cancel(); print(await t)
    t = asyncio.create_task(sleeper()); t.cancel()
    try: await t
    except asyncio.CancelledError as e: print('before start', e.args)
    # call_soon / later order
    log = []
    loop.call_later(0.02, log.append, 'later2'); loop.call_later(0.01, log.append, 'later1')
    loop.call_soon(log.append, 'soon1'); h = loop.call_soon(log.append, 'never'); h.cancel(); loop.call_soon(log.append, 'soon2')
    await asyncio.sleep(0.03)
    print(log, h.cancelled())
    # callbacks
    f = loop.create_future()
    f.add_done_callback(lambda f: print('cb', f.result()))
    f.set_result(1)
    await asyncio.sleep(0)
    f.add_done_callback(lambda f: print('cb late'))
    await asyncio.sleep(0)
    f = loop.create_future(); f.set_exception(ValueError('fv'))
    try: await f
    except ValueError as e: print(e)
    f = loop.create_future()
    try: f.set_exception(StopIteration(1)); print('ok')
    except TypeError as e: print(e)
    try: await f
    except RuntimeError as e: print(e)
    f = loop.create_future(); 
    for m in ('result', 'exception'):
        try: getattr(f, m)()
        except asyncio.InvalidStateError as e: print(e)
    f.cancel()
    # current task and all tasks
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    # gather cancels
    g = asyncio.gather(sleeper(), sleeper())
    await asyncio.sleep(0)
    g.cancel()
    try: await g
    except asyncio.CancelledError: print('gather cancelled')
    # shield
    opened = asyncio.Event()
    inner = asyncio.create_task(opened.wait())
    try: await asyncio.wait_for(asyncio.shield(inner), 0.001)
    except TimeoutError: print('timeout, inner', inner.done())
    opened.set()
    print(await inner)
    # gather first exception
    async def fails(): raise KeyError('k')
    try: await asyncio.gather(fails(), asyncio.sleep(0.01, 2))
    except KeyError as e: print(repr(e))
    # bad yields
    class Y:
        def __init__(s, v): s.v = v
        def __await__(s): yield s.v
    for v in (5, None):
        try:
            await Y(v); print('fine')
        except RuntimeError as e: print(e)
    async def me(): await box[0]
    box = [asyncio.create_task(me(), name='selfish')]
    try: await box[0]
    except RuntimeError as e: print(str(e)[:24])
    # exception handler
    seen = []
    loop.set_exception_handler(lambda l, c: seen.append((c['message'][:22], repr(c.get('exception')))))
    def boom(): 1 / 0
    loop.call_soon(boom)
    await asyncio.sleep(0)
    x = asyncio.create_task(fails()); await asyncio.sleep(0); await asyncio.sleep(0); del x
    x = asyncio.create_task(asyncio.sleep(0)); 
    print(seen)
    loop.set_exception_handler(None)
    # semaphore, condition
    sem = asyncio.Semaphore(2); running = 0; most = 0
    async def limited():
        nonlocal running, most
        async with sem:
            running += 1; most = max(most, running); await asyncio.sleep(0); running -= 1
    await asyncio.gather(*[limited() for _ in range(6)]); print('most', most)
    cond = asyncio.Condition(); state = []
    async def consumer():
        async with cond:
            await cond.wait_for(lambda: state); return state[0]
    c = asyncio.create_task(consumer()); await asyncio.sleep(0)
    async with cond: state.append('go'); cond.notify_all()
    print(await c)
    b = asyncio.Barrier(3)
    print(sorted(await asyncio.gather(*[b.wait() for _ in range(3)])))
    async with asyncio.TaskGroup() as tg:
        a1 = tg.create_task(asyncio.sleep(0.01, 'A')); a2 = tg.create_task(asyncio.sleep(0, 'B'))
    print(a1.result(), a2.result())
    async for t in asyncio.as_completed([asyncio.sleep(0.01, 1), asyncio.sleep(0, 2)]): print(t.result())
    async with asyncio.timeout(None) as tm: pass
    print(tm.expired(), tm)
    asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    async def agen():
        try:
            yield 1; yield 2
        finally:
            print('agen closed')
    g = agen(); await anext(g); sys.stdout.flush()
    globals()['kept'] = g
    try: asyncio.get_event_loop().run_until_complete(asyncio.sleep(0))
    except RuntimeError as e: print(e)
    return 'done'
c = None
print(asyncio.run(main()))
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
with asyncio.Runner() as r:
    print(r.run(asyncio.sleep(0, 1)), r.run(asyncio.sleep(0, 2)), r.get_loop().is_running())
loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(0, 'x'))); loop.close()
try: loop.run_until_complete(asyncio.sleep(0))
except RuntimeError as e: print(e)
q = asyncio.PriorityQueue()
async def pq():
    for x in (3, 1, 2): q.put_nowait(x)
    print([await q.get() for _ in range(3)], q.empty())
    l = asyncio.LifoQueue(); l.put_nowait(1); l.put_nowait(2); print(l.get_nowait(), l.qsize())
    try: q.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
asyncio.run(pq())
