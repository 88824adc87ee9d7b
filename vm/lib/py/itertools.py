"""Iterators that combine, cut and group what other iterators give. Those that step through sources item by item are in C.

Each of the others is a class whose __next__ keeps its state in the instance, so that an error in a source or in a function
leaves it as CPython's do: some go on with the next call, some have ended.
"""
from _itertools import *

_END = object()


class _iterator:
    """What all of them share."""
    __slots__ = ()

    def __iter__(self):
        return self


# --- groups, and several iterators over one ---

class _grouper(_iterator):
    __slots__ = ('_parent', '_key')

    def __init__(self, parent, key):
        self._parent = parent
        self._key = key

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._value is _END:
            parent._step()
        if not self._key == parent._key:
            raise StopIteration
        value = parent._value
        parent._value = parent._key = _END
        return value


class groupby(_iterator):
    __slots__ = ('_source', '_func', '_group', '_target', '_key', '_value')

    def __init__(self, iterable, key=None):
        self._source = iter(iterable)
        self._func = key
        self._group = None
        self._target = self._key = self._value = _END

    def _step(self):
        value = next(self._source)
        self._key = value if self._func is None else self._func(value)
        self._value = value

    def __next__(self):
        self._group = None
        while self._key is _END or self._target is not _END and self._target == self._key:
            self._step()
        self._target = self._key
        self._group = _grouper(self, self._key)
        return self._key, self._group


class _tee(_iterator):
    """One of several iterators over one source. A link is [item, next link]; the last has no next one yet."""
    __slots__ = ('_shared', '_link')

    def __init__(self, iterable, /):
        source = iter(iterable)
        if isinstance(source, _tee):
            self._shared = source._shared
            self._link = source._link
        else:
            self._shared = [source, False]      # whether it is being asked
            self._link = [None, None]

    def __next__(self):
        link = self._link
        if link[1] is None:
            shared = self._shared
            if shared[1]:
                raise RuntimeError('cannot re-enter the tee iterator')
            shared[1] = True
            try:
                link[0] = next(shared[0])
            finally:
                shared[1] = False
            link[1] = [None, None]
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self)


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError('n must be >= 0')
    if not n:
        return ()
    first = iter(iterable)
    if not isinstance(first, _tee):
        first = _tee(first)
    return (first, *[_tee(first) for _ in range(n - 1)])


# --- combinations: the indices of the last result are kept, None before the first ---

class product(_iterator):
    __slots__ = ('_pools', '_indices', '_row')

    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        self._pools = [tuple(iterable) for iterable in iterables] * repeat
        self._indices = None

    def __next__(self):
        pools = self._pools
        if pools is None:
            raise StopIteration
        if self._indices is None:
            if not all(pools):
                self._pools = None
                raise StopIteration
            self._indices = [0] * len(pools)
            self._row = [pool[0] for pool in pools]
            return tuple(self._row)
        indices = self._indices
        row = self._row
        i = len(pools) - 1
        while i >= 0:
            pool = pools[i]
            at = indices[i] + 1
            if at < len(pool):
                indices[i] = at
                row[i] = pool[at]
                return tuple(row)
            indices[i] = 0
            row[i] = pool[0]
            i -= 1
        self._pools = None
        raise StopIteration


class permutations(_iterator):
    __slots__ = ('_pool', '_indices', '_cycles', '_r')

    def __init__(self, iterable, r=None):
        self._pool = pool = tuple(iterable)
        if r is None:
            r = len(pool)
        elif not isinstance(r, int):
            raise TypeError('Expected int as r')
        if r < 0:
            raise ValueError('r must be non-negative')
        if r > len(pool):
            self._pool = None
        self._r = r
        self._indices = None

    def __next__(self):
        pool = self._pool
        if pool is None:
            raise StopIteration
        n = len(pool)
        r = self._r
        if self._indices is None:
            self._indices = list(range(n))
            self._cycles = list(range(n, n - r, -1))
            return pool[:r]
        indices = self._indices
        cycles = self._cycles
        i = r - 1
        while i >= 0:
            left = cycles[i] - 1
            if left:
                cycles[i] = left
                indices[i], indices[-left] = indices[-left], indices[i]
                return tuple([pool[at] for at in indices[:r]])
            indices.append(indices.pop(i))
            cycles[i] = n - i
            i -= 1
        self._pool = None
        raise StopIteration


class combinations(_iterator):
    __slots__ = ('_pool', '_indices', '_r')

    def __init__(self, iterable, r):
        self._pool = pool = tuple(iterable)
        if r < 0:
            raise ValueError('r must be non-negative')
        if r > len(pool):
            self._pool = None
        self._r = r
        self._indices = None

    def __next__(self):
        pool = self._pool
        if pool is None:
            raise StopIteration
        r = self._r
        if self._indices is None:
            self._indices = list(range(r))
            return pool[:r]
        indices = self._indices
        i = r - 1
        last = len(pool) - r
        while i >= 0 and indices[i] == last + i:
            i -= 1
        if i < 0:
            self._pool = None
            raise StopIteration
        at = indices[i]
        while i < r:
            at += 1
            indices[i] = at
            i += 1
        return tuple([pool[at] for at in indices])


class combinations_with_replacement(_iterator):
    __slots__ = ('_pool', '_indices', '_r')

    def __init__(self, iterable, r):
        self._pool = pool = tuple(iterable)
        if r < 0:
            raise ValueError('r must be non-negative')
        if r and not pool:
            self._pool = None
        self._r = r
        self._indices = None

    def __next__(self):
        pool = self._pool
        if pool is None:
            raise StopIteration
        r = self._r
        if self._indices is None:
            self._indices = [0] * r
            return pool[:1] * r
        indices = self._indices
        i = r - 1
        last = len(pool) - 1
        while i >= 0 and indices[i] == last:
            i -= 1
        if i < 0:
            self._pool = None
            raise StopIteration
        indices[i:] = [indices[i] + 1] * (r - i)
        return tuple([pool[at] for at in indices])
