"""The exceptions of asyncio."""


class CancelledError(BaseException):
    """The Future or Task was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class BrokenBarrierError(RuntimeError):
    """Barrier is broken by barrier.abort() call."""


for _class in CancelledError, InvalidStateError, BrokenBarrierError:
    _class.__module__ = 'asyncio.exceptions'

__all__ = ['BrokenBarrierError', 'CancelledError', 'InvalidStateError', 'TimeoutError']
