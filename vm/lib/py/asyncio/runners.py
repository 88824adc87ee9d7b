"""run and Runner: an event loop for one program, from its beginning to its end."""
import sys
from . import events
from .tasks import all_tasks, gather, iscoroutine


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._factory = loop_factory
        self._loop = None
        self._closed = False
        self._context = None

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, exc_type, exc, tb):
        self.close()

    def _start(self):
        if self._closed:
            raise RuntimeError('Runner is closed')
        if self._loop is None:
            if self._factory is None:
                self._loop = events.new_event_loop()
                events.set_event_loop(self._loop)
            else:
                self._loop = self._factory()
            if self._debug is not None:
                self._loop.set_debug(self._debug)

    def get_loop(self):
        self._start()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f'a coroutine was expected, got {coro!r}')
        if events._get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._start()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        try:
            return self._loop.run_until_complete(task)
        finally:
            if context is None and 'contextvars' in sys.modules:
                self._context = task.get_context()      # of the next run too

    def close(self):
        loop = self._loop
        if loop is None or self._closed:
            self._closed = True
            return
        try:
            _cancel_all(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
        finally:
            if self._factory is None:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._closed = True


def run(main, *, debug=None, loop_factory=None):
    if events._get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all(loop):
    """What is still to be done when the program ends is cancelled, and waited for."""
    tasks = all_tasks(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                'message': 'unhandled exception during asyncio.run() shutdown', 'exception': task.exception(), 'task': task})


__all__ = ['Runner', 'run']
