"""The event loop: callbacks in the order in which they became ready, and timers. There are no sockets and no threads."""
import sys
import time
from _asyncio import Handle, Loop, TimerHandle, _get_running_loop, _set_running_loop, get_running_loop, turn

_current = None     # what set_event_loop was given
_ever_set = False


def _handle_repr(handle):
    parts = [type(handle).__name__]
    if handle._cancelled:
        parts.append('cancelled')
    if isinstance(handle, TimerHandle):
        parts.append(f'when={handle._when}')
    if handle._callback is not None:
        parts.append(_describe(handle._callback, handle._args, handle._loop.get_debug()))
    return f'<{" ".join(parts)}>'


def _describe(callback, args, debug=False):
    """How a callback is named in messages: its name, its arguments if that is wanted, where it is defined."""
    function = callback
    while hasattr(function, '__wrapped__') or hasattr(function, 'func'):
        function = getattr(function, '__wrapped__', None) or function.func
    name = getattr(callback, '__qualname__', None) or getattr(callback, '__name__', None) or repr(callback)
    text = f'{name}({", ".join(_short(a) for a in args) if debug else ""})'
    code = getattr(function, '__code__', None)
    return f'{text} at {code.co_filename}:{code.co_firstlineno}' if code else text


def _short(value):
    """repr, shortened as reprlib does it for text and long representations."""
    text = repr(value)
    limit = 30 if isinstance(value, str) else 40 if isinstance(value, int) else 200
    if len(text) <= limit:
        return text
    head = (limit - 3) // 2
    return text[:head] + '...' + text[len(text) - (limit - 3 - head):]


class AbstractEventLoop:
    """What an event loop derives from."""


def _check_callback(callback, method):
    if getattr(getattr(callback, '__code__', None), 'co_flags', 0) & 0x80 or type(callback).__name__ == 'coroutine':
        raise TypeError(f'coroutines cannot be used with {method}()')
    if not callable(callback):
        raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')


class SelectorEventLoop(Loop, AbstractEventLoop):
    def __init__(self):
        self._stopping = False
        self._exception_handler = None
        self._asyncgens = []    # weak references to those that have begun
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return f'<{type(self).__name__} running={self.is_running()} closed={self._closed} debug={self._debug}>'

    # --- what is to run ---

    def time(self):
        return time.monotonic()

    def _check_open(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    call_soon_threadsafe = Loop.call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # --- running ---

    def set_debug(self, enabled):
        self._debug = enabled

    def stop(self):
        self._stopping = True

    def _turn(self):
        """Waits for the next timer if nothing else is to do, then calls what was ready at that moment."""
        when = self._next_timer()
        if not self._ready and not self._stopping:
            while when is None:     # nothing will ever happen but an interrupt
                time.sleep(3600)
            wait = when - self.time()
            if wait > 0:
                time.sleep(wait)
        if when is not None:
            self._take_due(self.time() + 1e-9)
        for failed in turn(self):
            if failed is not None:
                self._callback_failed(*failed)

    def _callback_failed(self, exception, handle):
        """The callback of a handle, or the step of a task, as far as that is no matter of its coroutine."""
        callback, args = (handle._callback, handle._args) if isinstance(handle, Handle) else (handle.get_coro(), ())
        self.call_exception_handler({
            'message': f'Exception in callback {_describe(callback, args or (), self._debug)}',
            'exception': exception, 'handle': handle})

    def run_forever(self):
        self._check_open()
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_begins, finalizer=self._asyncgen_dropped)
        _set_running_loop(self)
        try:
            while True:
                self._turn()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            _set_running_loop(None)
            sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        from .futures import isfuture
        from .tasks import ensure_future
        self._check_open()
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        own = not isfuture(future)
        future = ensure_future(future, loop=self)
        if own:
            future._log_destroy_pending = False
        future.add_done_callback(_stop_loop)
        try:
            self.run_forever()
        except:
            if own and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        self._closed = True
        self._forget()

    # --- asynchronous generators ---

    def _asyncgen_begins(self, agen):
        import weakref
        self._asyncgens.append(weakref.ref(agen))

    def _asyncgen_dropped(self, agen):
        if not self._closed:
            self.call_soon(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        from .tasks import gather
        alive = [agen for agen in (ref() for ref in self._asyncgens) if agen is not None]
        self._asyncgens.clear()
        for agen, result in zip(alive, await gather(*[agen.aclose() for agen in alive], return_exceptions=True)):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of asynchronous generator {agen!r}', 'exception': result, 'asyncgen': agen})

    async def shutdown_default_executor(self, timeout=None):
        """There is none."""

    # --- errors that nobody else gets ---

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        import traceback
        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context):
            if key not in ('message', 'exception'):
                lines.append(f'{key}: {context[key]!r}')
        exception = context.get('exception')
        text = '\n'.join(lines)
        if exception is not None:
            text += '\n' + ''.join(traceback.format_exception(exception)).rstrip('\n')
        print(text, file=sys.stderr)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            self.default_exception_handler({
                'message': 'Unhandled error in exception handler', 'exception': e, 'context': context})


def _refuse(name):
    def refused(self, *args, **kwargs):
        raise NotImplementedError(f'genlab does not support {name}()')
    refused.__name__ = name
    return refused


for _name in ('run_in_executor', 'create_connection', 'create_server', 'create_unix_connection', 'create_unix_server', 'sock_recv',
              'sock_sendall', 'sock_connect', 'sock_accept', 'subprocess_exec', 'subprocess_shell', 'add_reader', 'remove_reader',
              'add_writer', 'remove_writer', 'add_signal_handler', 'remove_signal_handler', 'getaddrinfo', 'getnameinfo', 'start_tls',
              'create_datagram_endpoint', 'connect_read_pipe', 'connect_write_pipe'):
    setattr(SelectorEventLoop, _name, _refuse(_name))


def _stop_loop(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return      # the loop ends by that exception
    future._loop.stop()


def get_event_loop():
    running = _get_running_loop()
    if running is not None:
        return running
    if _current is None:
        if _ever_set:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        set_event_loop(new_event_loop())
    return _current


def set_event_loop(loop):
    global _current, _ever_set
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    _current = loop
    _ever_set = True


def new_event_loop():
    return SelectorEventLoop()


__all__ = ['AbstractEventLoop', 'Handle', 'SelectorEventLoop', 'TimerHandle', '_get_running_loop', 'get_event_loop', 'get_running_loop',
           'new_event_loop', 'set_event_loop']
