"""Task: a coroutine that is advanced by the event loop, and what waits for several of them."""
import inspect
import types
from _asyncio import Task, all_tasks, current_task
from . import events, timeouts
from .exceptions import CancelledError
from .futures import Future, _future_parts, _set_unless_done, isfuture

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'


def iscoroutine(obj):
    if type(obj) is types.CoroutineType:
        return True
    from collections.abc import Coroutine
    return isinstance(obj, Coroutine)


def iscoroutinefunction(func):
    return inspect.iscoroutinefunction(func)


def _describe(coro):
    """How a coroutine is shown in its task."""
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None) or f'<{type(coro).__name__} without __name__>'
    code, frame = getattr(coro, 'cr_code', None), getattr(coro, 'cr_frame', None)
    if code is None:
        return f'{name}()'
    if frame is None:
        return f'{name}() done, defined at {code.co_filename}:{code.co_firstlineno}'
    return f'{name}() running at {code.co_filename}:{frame.f_lineno}'


def _task_repr(task):
    parts = _future_parts(task)
    if task.cancelling() and not task.done():
        parts[0] = 'cancelling'
    parts.insert(1, f'name={task.get_name()!r}')
    if task._fut_waiter is not None:
        parts.insert(2, f'wait_for={task._fut_waiter!r}')
    if task._coro is not None:
        parts.insert(2, f'coro=<{_describe(task._coro)}>')
    return f'<{type(task).__name__} {" ".join(parts)}>'


def _task_get_stack(task, limit):
    """Where its coroutine stands, or where the exception came from that has ended it."""
    frame, trace, frames = getattr(task.get_coro(), 'cr_frame', None), None, []
    if frame is None and task._exception is not None:
        trace = task._exception.__traceback__
    while frame is not None and (limit is None or len(frames) < limit):
        frames.insert(0, frame)
        frame = frame.f_back
    while trace is not None and (limit is None or len(frames) < limit):
        frames.append(trace.tb_frame)
        trace = trace.tb_next
    return frames


def create_task(coro, *, name=None, context=None):
    return events.get_running_loop().create_task(coro, name=name, context=context)


def eager_task_factory(loop, coro, *, name=None, context=None):
    return Task(coro, loop=loop, name=name, context=context, eager_start=True)


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not inspect.isawaitable(coro_or_future):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro_or_future = _await(coro_or_future)
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        coro_or_future.close()
        raise


@types.coroutine
def _yield_once():
    yield


async def sleep(delay, result=None):
    """Goes on after so many seconds, at once for 0, behind what is ready."""
    if delay <= 0:
        await _yield_once()
        return result
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        timer.cancel()


# --- several at once -------------------------------------------------------------------------------------------


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = events.get_running_loop()
    waiter = loop.create_future()
    missing = len(fs)

    def one_done(future):
        nonlocal missing
        missing -= 1
        if (missing <= 0 or return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None):
            if timer is not None:
                timer.cancel()
            _set_unless_done(waiter, None)

    timer = None if timeout is None else loop.call_later(timeout, _set_unless_done, waiter, None)
    for future in fs:
        future.add_done_callback(one_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(one_done)
    done = {future for future in fs if future.done()}
    return done, fs - done


async def _cancel_and_wait(future):
    loop = events.get_running_loop()
    waiter = loop.create_future()

    def ended(_):
        _set_unless_done(waiter, None)

    future.add_done_callback(ended)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(ended)


async def wait_for(fut, timeout):
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as e:
            raise TimeoutError from e
    async with timeouts.timeout(timeout):
        return await fut


class _GatheringFuture(Future):
    """What gather gives: to cancel it is to cancel what it waits for."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            cancelled |= child.cancel(msg=msg)
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    children, known, loop, outer, finished = [], {}, None, None, 0

    def one_done(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()      # it has been retrieved: nobody else will
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            if future.exception() is not None:
                outer.set_exception(future.exception())
                return
        if finished < len(known):
            return
        results = []
        for child in children:
            if child.cancelled():
                results.append(CancelledError('' if child._cancel_message is None else child._cancel_message))
            else:
                error = child.exception()
                results.append(child.result() if error is None else error)
        if outer._cancel_requested:
            outer.set_exception(future._make_cancelled_error())
        else:
            outer.set_result(results)

    done_already = []
    for given in coros_or_futures:
        if given not in known:
            child = ensure_future(given, loop=loop)
            if loop is None:
                loop = child._loop
            if child is not given:
                child._log_destroy_pending = False
            known[given] = child
            if child.done():
                done_already.append(child)
            else:
                child.add_done_callback(one_done)
        children.append(known[given])
    outer = _GatheringFuture(children, loop=loop)
    for child in done_already:
        one_done(child)
    return outer


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


class _AsCompleted:
    """Awaitables of several futures in the order in which these end: for `for`, coroutines; for `async for`, the futures themselves."""

    def __init__(self, fs, timeout):
        from .queues import Queue
        self._done = Queue()
        self._timer = None
        self._todo = {ensure_future(f, loop=events.get_event_loop()) for f in set(fs)}
        self._left = len(self._todo)
        for future in self._todo:
            future.add_done_callback(self._one_done)
        if self._todo and timeout is not None:
            self._timer = events.get_event_loop().call_later(timeout, self._time_is_up)

    def _one_done(self, future):
        if future not in self._todo:
            return
        self._todo.remove(future)
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    def _time_is_up(self):
        for future in self._todo:
            future.remove_done_callback(self._one_done)
            self._done.put_nowait(None)
        self._todo.clear()

    async def _next(self, resolve):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if resolve else future

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next(True)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next(False)


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    return _AsCompleted(fs, timeout)


__all__ = ['ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'Task', 'all_tasks', 'as_completed', 'create_task', 'current_task',
           'eager_task_factory', 'ensure_future', 'gather', 'iscoroutine', 'iscoroutinefunction', 'shield', 'sleep', 'wait', 'wait_for']
