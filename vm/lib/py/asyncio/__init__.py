"""Coroutines in an event loop, without sockets and threads."""
from . import events, exceptions, futures, locks, queues, runners, taskgroups, tasks, timeouts
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .queues import *
from .runners import *
from .taskgroups import *
from .tasks import *
from .timeouts import *

__all__ = [name for module in (events, exceptions, futures, locks, queues, runners, taskgroups, tasks, timeouts) for name in module.__all__]

_REFUSED = ('to_thread', 'open_connection', 'start_server', 'open_unix_connection', 'start_unix_server', 'create_subprocess_exec',
            'create_subprocess_shell', 'run_coroutine_threadsafe', 'StreamReader', 'StreamWriter', 'Protocol', 'BaseProtocol',
            'DatagramProtocol', 'SubprocessProtocol', 'Transport', 'subprocess', 'get_event_loop_policy', 'set_event_loop_policy',
            'ProactorEventLoop', 'create_eager_task_factory')


def __getattr__(name):
    if name in _REFUSED:
        raise NotImplementedError(f'genlab does not support asyncio.{name}')
    raise AttributeError(f"module 'asyncio' has no attribute '{name}'")
