"""Lock, Event, Condition, Semaphore and Barrier: for the tasks of one event loop."""
from collections import deque
from . import events
from .exceptions import BrokenBarrierError, CancelledError


class _OfLoop:
    """Belongs to the loop in which it was first waited for."""
    _loop = None

    def _get_loop(self):
        loop = events.get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return loop

    async def _await(self, waiter):
        """Waits in the queue until the waiter is done or this is cancelled."""
        self._waiters.append(waiter)
        try:
            await waiter
        finally:
            self._waiters.remove(waiter)

    def _show(self, state):
        text = object.__repr__(self)
        return f'<{text[1:-1]} [{state}]>'

    def _with_waiters(self, state):
        return self._show(f'{state}, waiters:{len(self._waiters)}' if self._waiters else state)


class _Context:
    """`async with lock:` acquires and releases."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Context, _OfLoop):
    def __init__(self):
        self._waiters = deque()
        self._locked = False

    def __repr__(self):
        return self._with_waiters('locked' if self._locked else 'unlocked')

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(waiter.cancelled() for waiter in self._waiters):
            self._locked = True
            return True
        try:
            await self._await(self._get_loop().create_future())
        except CancelledError:
            if not self._locked:
                self._wake_first()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._wake_first()

    def _wake_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_OfLoop):
    def __init__(self):
        self._waiters = deque()
        self._value = False

    def __repr__(self):
        return self._with_waiters('set' if self._value else 'unset')

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        await self._await(self._get_loop().create_future())
        return True


class Condition(_Context, _OfLoop):
    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = deque()

    def __repr__(self):
        return self._with_waiters('locked' if self.locked() else 'unlocked')

    async def wait(self):
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = self._get_loop().create_future()
        self.release()
        try:
            try:
                await self._await(waiter)
                return True
            finally:
                cancelled = None
                while True:     # the lock is had again whatever comes
                    try:
                        await self.acquire()
                        break
                    except CancelledError as e:
                        cancelled = e
                if cancelled is not None:
                    try:
                        raise cancelled
                    finally:
                        cancelled = None
        except BaseException:
            self._notify(1)     # it may have been notified in vain
            raise

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def _notify(self, n):
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._notify(n)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Context, _OfLoop):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._waiters = deque()
        self._value = value

    def __repr__(self):
        return self._with_waiters('locked' if self.locked() else f'unlocked, value:{self._value}')

    def locked(self):
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        waiter = self._get_loop().create_future()
        try:
            await self._await(waiter)
        except CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._value += 1    # it was this one's turn: give it on
            raise
        finally:
            while self._value > 0 and self._wake_next():
                pass
        return True

    def release(self):
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        for waiter in self._waiters:
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


_FILLING, _DRAINING, _RESETTING, _BROKEN = 'filling', 'draining', 'resetting', 'broken'


class Barrier(_OfLoop):
    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._condition = Condition()
        self._parties = parties
        self._state = _FILLING
        self._count = 0     # tasks inside

    def __repr__(self):
        waiters = '' if self.broken else f', waiters:{self.n_waiting}/{self.parties}'
        return self._show(self._state + waiters)

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *exc):
        pass

    async def wait(self):
        condition = self._condition
        async with condition:
            await condition.wait_for(lambda: self._state not in (_DRAINING, _RESETTING))
            self._check()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = _DRAINING
                    condition.notify_all()
                else:
                    await condition.wait_for(lambda: self._state != _FILLING)
                    self._check(_RESETTING)
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in (_RESETTING, _DRAINING):
                        self._state = _FILLING
                    condition.notify_all()

    def _check(self, *more):
        if self._state == _BROKEN:
            raise BrokenBarrierError('Barrier aborted')
        if self._state in more:
            raise BrokenBarrierError('Abort or reset of barrier')

    async def reset(self):
        async with self._condition:
            if self._count > 0:
                if self._state != _RESETTING:
                    self._state = _RESETTING
            else:
                self._state = _FILLING
            self._condition.notify_all()

    async def abort(self):
        async with self._condition:
            self._state = _BROKEN
            self._condition.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        return self._state == _BROKEN


__all__ = ['Barrier', 'BoundedSemaphore', 'Condition', 'Event', 'Lock', 'Semaphore']
