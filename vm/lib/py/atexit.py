"""Functions that are called when the program ends, the last registered first."""
from _atexit import ignored, run_at_exit

_calls = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _calls.append((func, args, kwargs))
    return func


def unregister(func, /):
    for at, call in enumerate(_calls):
        if call is not None and call[0] == func:
            _calls[at] = None           # those that are being called are counted by their places


def _clear():
    _calls.clear()


def _ncallbacks():
    return len(_calls)


def _run_exitfuncs():
    """What is registered meanwhile is not called."""
    for at in range(len(_calls) - 1, -1, -1):
        if at >= len(_calls) or _calls[at] is None:
            continue
        func, args, kwargs = _calls[at]
        try:
            func(*args, **kwargs)
        except BaseException as e:
            ignored(e, 'Exception ignored in atexit callback %r' % (func,))
    _calls.clear()


run_at_exit(_run_exitfuncs)
