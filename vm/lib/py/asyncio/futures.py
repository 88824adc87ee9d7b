"""Future: a result that is not there yet."""
from _asyncio import Future, isfuture
from . import events


def _future_parts(future):
    parts = [future._state.lower()]
    if future._state == 'FINISHED':
        error = future._exception
        parts.append(f'exception={error!r}' if error is not None else f'result={events._short(future._result)}')
    if future._callbacks:
        texts = [events._describe(callback, ()) for callback, _ in future._callbacks]
        if len(texts) > 2:
            texts[1:-1] = [f'<{len(texts) - 2} more>']
        parts.append(f'cb=[{", ".join(texts)}]')
    return parts


def _future_repr(future):
    return f'<{type(future).__name__} {" ".join(_future_parts(future))}>'


def _set_unless_done(future, result):
    """What a timer does: the future may have been cancelled meanwhile."""
    if not future.done():
        future.set_result(result)


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    raise TypeError(f'concurrent.futures.Future is expected, got {future!r}')


__all__ = ['Future', 'isfuture', 'wrap_future']
