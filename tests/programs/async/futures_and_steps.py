# What a Future and a Task do to the letter: states, messages, callbacks, and the steps by which a loop drives a coroutine.
import asyncio
import gc
import types
import weakref


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except BaseException as e:
        print(type(e).__module__, type(e).__name__, e)


def reports(loop, context):
    exception = context.get('exception')
    print('report:', context['message'], sorted(context), repr(exception))


async def futures():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f, f.done(), f.cancelled(), f.get_loop() is loop, f._state, f._callbacks)
    attempt(f.result)
    attempt(f.exception)
    attempt(f.set_exception, 5)
    attempt(f.set_exception, StopIteration)
    attempt(f.result)
    attempt(f.set_result, 1)
    attempt(f.set_exception, ValueError)
    print(f.cancel(), f)
    error = f.exception()
    print(repr(error.__cause__), repr(error.__context__))
    f = loop.create_future()
    order = []
    callbacks = [lambda f, i=i: order.append(i) for i in range(4)]
    for callback in callbacks + callbacks[:1]:
        f.add_done_callback(callback)
    print(f.remove_done_callback(callbacks[0]), f.remove_done_callback(print))
    f.set_result('x' * 100)
    f.add_done_callback(callbacks[0])
    print(order, f.result() is f.result())
    print(f)
    await asyncio.sleep(0)
    print(order)
    f = loop.create_future()
    print(f.cancel('why'), f.cancel(), f._cancel_message)
    attempt(f.result)
    attempt(f.exception)
    print(f)
    attempt(asyncio.Future.__new__(asyncio.Future).result)
    print(asyncio.Future.__mro__, asyncio.Task.__mro__, asyncio.Future[int])
    f = loop.create_future()
    f.extra = 1
    it = iter(f)
    print(next(it) is f, f._asyncio_future_blocking)
    attempt(next, it)
    f.set_result(7)
    attempt(it.send, None)
    attempt(next, it)
    attempt(iter(f).throw, KeyError('k'))
    print(iter(f).close(), f.extra)
    try:
        f._log_traceback = True
    except ValueError as e:
        print(e)
    f = loop.create_future()
    f.set_exception(ZeroDivisionError('unseen'))
    del f
    f = loop.create_future()
    f.set_exception(ZeroDivisionError('seen'))
    f.exception()
    del f


@types.coroutine
def give(v):
    return (yield v)


async def steps():
    loop = asyncio.get_running_loop()

    async def yields(v):
        try:
            return await give(v)
        except RuntimeError as e:
            print('RuntimeError:', str(e).split(' at ')[0].split('<')[0])
            return 'refused'

    async def itself():
        future = asyncio.current_task()
        future._asyncio_future_blocking = True
        return await yields(future)

    other = asyncio.new_event_loop()
    for v in (5, None, loop.create_future(), (i for i in ()), 'text'):
        print(await asyncio.create_task(yields(v)))
    f = other.create_future()
    f._asyncio_future_blocking = True
    print(await asyncio.create_task(yields(f)))
    print(await asyncio.create_task(itself()))
    other.close()

    class Foreign:
        """A future of another make."""
        _asyncio_future_blocking = False

        def get_loop(self):
            return loop

        def add_done_callback(self, fn, *, context):
            print('foreign', fn.__name__)
            loop.call_soon(fn, self)

        def cancel(self, msg=None):
            print('foreign cancel', msg)
            return False

        def result(self):
            raise LookupError('foreign result')

        def __await__(self):
            self._asyncio_future_blocking = True
            yield self
            return 'foreign end'

    async def waits():
        try:
            return await Foreign()
        except (LookupError, asyncio.CancelledError) as e:
            return repr(e)

    print(await asyncio.create_task(waits()))
    t = asyncio.create_task(waits())
    await asyncio.sleep(0)
    print(t.cancel('enough'), t.cancelling(), await t)

    class Coroutine:
        """A coroutine of another make."""

        def __init__(self):
            self.left = 2

        def send(self, v):
            self.left -= 1
            if self.left < 0:
                raise StopIteration('sent all')
            return None

        def throw(self, *args):
            print('thrown', args)
            raise StopIteration('thrown into')

        def close(self):
            pass

        def __await__(self):
            return self

    import collections.abc
    collections.abc.Coroutine.register(Coroutine)
    print(await asyncio.create_task(Coroutine()))
    t = asyncio.create_task(Coroutine())
    await asyncio.sleep(0)
    t.cancel()
    print(await t)
    attempt(asyncio.Task, 5)
    attempt(asyncio.Task)


async def tasks():
    loop = asyncio.get_running_loop()

    async def sleeper(n=1):
        for _ in range(n):
            await asyncio.sleep(0)
        return n

    a = asyncio.create_task(sleeper())
    print(a.get_name().startswith('Task-'), a.get_coro().__name__, a in asyncio.all_tasks(), len(asyncio.all_tasks()))
    a.set_name(17)
    print(a.get_name(), await a, a in asyncio.all_tasks())
    attempt(a.set_result, 1)
    attempt(a.set_exception, ValueError)
    print(a.cancel(), a.cancelling(), a.uncancel())
    b = asyncio.create_task(sleeper(5), name='b')
    print(b.cancel('one'), b.cancel('two'), b.cancelling(), b.uncancel(), b._must_cancel, b.uncancel(), b._must_cancel)
    print(await b)

    async def stubborn():
        try:
            await loop.create_future()
        except asyncio.CancelledError as e:
            print('cancelled by', e.args)
        asyncio.current_task().cancel('late')
        return 'unseen'

    c = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(repr(c._fut_waiter))
    c.cancel('first')
    try:
        await c
    except asyncio.CancelledError as e:
        print('late', e.args, c.cancelled())

    class Own(asyncio.Task):
        def cancel(self, msg=None):
            print('own cancel', msg)
            return super().cancel(msg)

    d = Own(sleeper(3), loop=loop, name='own')
    d.tag = 'kept'
    await asyncio.sleep(0)
    e = asyncio.gather(d)
    await asyncio.sleep(0)
    print(e.cancel('through'), d.tag)
    try:
        await e
    except asyncio.CancelledError as error:
        print(error.args, d)
    trail = []

    async def numbered(i):
        trail.append(i)
        await asyncio.sleep(0)
        trail.append(-i)

    eager = asyncio.Task(numbered(1), loop=loop, eager_start=True)
    lazy = asyncio.create_task(numbered(2))
    print(trail)
    await lazy
    await eager
    print(trail)

    async def fails():
        raise ValueError('nobody asks')

    f = asyncio.create_task(fails())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del f
    gc.collect()

    async def forever(f):
        await f

    g = asyncio.create_task(forever(loop.create_future()))
    await asyncio.sleep(0)
    gone = weakref.ref(g)
    del g
    gc.collect()
    print(gone())


async def callbacks():
    loop = asyncio.get_running_loop()
    trail = []
    handle = loop.call_soon(trail.append, 'never')
    kept = loop.call_soon(trail.append, 'first')
    handle.cancel()
    print(handle, handle.cancelled(), kept.cancelled())

    def fails(x):
        loop.call_soon(trail.append, x)
        raise KeyError(x)

    class C:
        def method(self, x):
            trail.append(('method', x))

    loop.call_soon(fails, 'next turn')
    loop.call_soon(C().method, 5)
    await asyncio.sleep(0)
    print(trail)
    await asyncio.sleep(0)
    print(trail)
    held = None

    def cancels_itself(*args):
        held.cancel()
        trail.append(args)

    held = loop.call_soon(cancels_itself, [1], [2])
    await asyncio.sleep(0)
    print(trail[-1], held.cancelled())
    calls = []

    class Loop(asyncio.SelectorEventLoop):
        def call_soon(self, callback, *args, context=None):
            calls.append(getattr(callback, '__name__', type(callback).__name__))
            return super().call_soon(callback, *args, context=context)

    def own_loop():
        with asyncio.Runner(loop_factory=Loop) as runner:
            async def main():
                f = asyncio.get_running_loop().create_future()
                f.add_done_callback(lambda f: trail.append(f.result()))
                f.set_result('by own call_soon')
                await asyncio.sleep(0)
                return await f
            return runner.run(main())

    loop.set_exception_handler(lambda loop, context: print(sorted(context), type(context['exception']).__name__))
    t = asyncio.create_task(asyncio.sleep(0))
    asyncio.Future.cancel(t)        # behind its back: its first step is still to come
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(t.cancelled())
    t.get_coro().close()
    held = loop.call_soon(lambda: held.cancel() or 1 / 0)
    await asyncio.sleep(0)
    return own_loop, trail


async def main(part):
    asyncio.get_running_loop().set_exception_handler(reports)
    return await part()


for part in futures, steps, tasks:
    asyncio.run(main(part))
own_loop, trail = asyncio.run(main(callbacks))
print(own_loop(), trail[-1])


async def leaves(how):
    async def other():
        raise how

    try:
        await asyncio.create_task(other())
    except BaseException as e:
        print('seen', repr(e))
        raise

for how in KeyboardInterrupt('key'), SystemExit(3), ValueError('v'), asyncio.CancelledError('c'):
    attempt(asyncio.run, leaves(how))
