"""Iterators that combine, cut and group what other iterators give.

Each is a class whose __next__ keeps its state in the instance, so that an error in a source or in a function
leaves it as CPython's do: some go on with the next call, some have ended.
"""
import sys as _sys

_END = object()


class _iterator:
    """What all of them share."""
    __slots__ = ()

    def __iter__(self):
        return self


def _int(value):
    return value if type(value) is int else range(value).stop


def _index(value, message):
    """An integer from 0 to sys.maxsize."""
    try:
        number = _int(value)
    except TypeError:
        raise ValueError(message) from None
    if not 0 <= number <= _sys.maxsize:
        raise ValueError(message)
    return number


# --- without end ---

class count(_iterator):
    __slots__ = ('_value', '_step')

    def __init__(self, start=0, step=1):
        for number in start, step:
            if not (isinstance(number, (int, float)) or hasattr(number, '__index__') or hasattr(number, '__float__')):
                raise TypeError('a number is required')
        self._value = start
        self._step = step

    def __next__(self):
        value = self._value
        self._value = value + self._step
        return value

    def __repr__(self):
        if isinstance(self._step, int) and self._step == 1:
            return f'count({self._value!r})'
        return f'count({self._value!r}, {self._step!r})'


class cycle(_iterator):
    __slots__ = ('_source', '_saved', '_at')

    def __init__(self, iterable, /):
        self._source = iter(iterable)
        self._saved = []
        self._at = 0

    def __next__(self):
        saved = self._saved
        if self._source is not None:
            item = next(self._source, _END)
            if item is not _END:
                saved.append(item)
                return item
            self._source = None
        if not saved:
            raise StopIteration
        at = self._at
        self._at = at + 1 if at + 1 < len(saved) else 0
        return saved[at]


class repeat(_iterator):
    __slots__ = ('_object', '_left')

    def __init__(self, object, times=_END):
        self._object = object
        if times is _END:
            self._left = None
        else:
            self._left = max(_int(times), 0)

    def __next__(self):
        left = self._left
        if left is not None:
            if not left:
                raise StopIteration
            self._left = left - 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError('len() of unsized object')
        return self._left

    def __repr__(self):
        return f'repeat({self._object!r})' if self._left is None else f'repeat({self._object!r}, {self._left})'


# --- one after the other ---

class chain(_iterator):
    __slots__ = ('_sources', '_active')

    def __init__(self, *iterables):
        self._sources = iter(iterables)
        self._active = None

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._sources = iter(iterable)
        return self

    def __next__(self):
        while self._sources is not None:
            active = self._active
            if active is None:
                sources = self._sources
                self._sources = None    # it has ended, unless there is a next one
                active = iter(next(sources))
                self._sources = sources
                self._active = active
            item = next(active, _END)
            if item is not _END:
                return item
            self._active = None
        raise StopIteration


class islice(_iterator):
    __slots__ = ('_source', '_done', '_next', '_stop', '_step')

    def __init__(self, iterable, *bounds):
        if not bounds:
            raise TypeError('islice expected at least 2 arguments, got 1')
        if len(bounds) > 3:
            raise TypeError(f'islice expected at most 4 arguments, got {len(bounds) + 1}')
        start, stop, step = (None, *bounds, None)[:3] if len(bounds) == 1 else (*bounds, None)[:3]
        message = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.'
        if stop is not None:
            stop = _index(stop, 'Stop argument' + message[7:] if len(bounds) == 1 else
                          'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        start = 0 if start is None else _index(start, message)
        step = 1 if step is None else _index(step, 'Step for islice() must be a positive integer or None.')
        if step < 1:
            raise ValueError('Step for islice() must be a positive integer or None.')
        self._source = iter(iterable)
        self._done = 0
        self._next = start
        self._stop = stop
        self._step = step

    def __next__(self):
        source = self._source
        if source is None:
            raise StopIteration
        done = self._done
        upto = self._next
        stop = self._stop
        self._source = None     # it has ended, unless there is an item to give
        while done < upto:
            next(source)
            done += 1
        if stop is not None and done >= stop:
            raise StopIteration
        item = next(source)
        self._done = done + 1
        upto += self._step
        self._next = stop if stop is not None and upto > stop else upto
        self._source = source
        return item


class batched(_iterator):
    __slots__ = ('_source', '_n', '_strict')

    def __init__(self, iterable, n, *, strict=False):
        if n < 1:
            raise ValueError('n must be at least one')
        self._source = iter(iterable)
        self._n = n
        self._strict = strict

    def __next__(self):
        source = self._source
        if source is None:
            raise StopIteration
        self._source = None
        batch = []
        while len(batch) < self._n:
            item = next(source, _END)
            if item is _END:
                if not batch:
                    raise StopIteration
                if self._strict:
                    raise ValueError('batched(): incomplete batch')
                return tuple(batch)
            batch.append(item)
        self._source = source
        return tuple(batch)


class pairwise(_iterator):
    __slots__ = ('_source', '_old')

    def __init__(self, iterable, /):
        self._source = iter(iterable)
        self._old = _END

    def __next__(self):
        source = self._source
        if source is None:
            raise StopIteration
        self._source = None
        if self._old is _END:
            old = next(source)
            if self._old is _END:
                self._old = old
        old = self._old
        new = next(source)
        self._old = new
        self._source = source
        return old, new


class zip_longest(_iterator):
    __slots__ = ('_sources', '_active', '_fill')

    def __init__(self, *iterables, fillvalue=None):
        self._sources = [iter(iterable) for iterable in iterables]
        self._active = len(self._sources)
        self._fill = fillvalue

    def __next__(self):
        if not self._active:
            raise StopIteration
        sources = self._sources
        row = []
        for i in range(len(sources)):
            item = self._fill
            source = sources[i]
            if source is not None:
                active = self._active
                self._active = 0        # it has ended, if this fails
                item = next(source, _END)
                if item is _END:
                    active -= 1
                    if not active:
                        raise StopIteration
                    sources[i] = None
                    item = self._fill
                self._active = active
            row.append(item)
        return tuple(row)


# --- by a function ---

class accumulate(_iterator):
    __slots__ = ('_source', '_func', '_total', '_initial')

    def __init__(self, iterable, func=None, *, initial=None):
        self._source = iter(iterable)
        self._func = func
        self._total = _END
        self._initial = initial

    def __next__(self):
        if self._initial is not None:
            self._total = self._initial
            self._initial = None
            return self._total
        item = next(self._source)
        total = self._total
        if total is not _END:
            item = total + item if self._func is None else self._func(total, item)
        self._total = item
        return item


class starmap(_iterator):
    __slots__ = ('_func', '_source')

    def __init__(self, function, iterable, /):
        self._source = iter(iterable)
        self._func = function

    def __next__(self):
        args = next(self._source)
        return self._func(*(args if type(args) is tuple else tuple(args)))


class filterfalse(_iterator):
    __slots__ = ('_func', '_source')

    def __init__(self, function, iterable, /):
        self._source = iter(iterable)
        self._func = bool if function is None else function

    def __next__(self):
        func = self._func
        for item in self._source:
            if not func(item):
                return item
        raise StopIteration


class takewhile(_iterator):
    __slots__ = ('_func', '_source')

    def __init__(self, predicate, iterable, /):
        self._source = iter(iterable)
        self._func = predicate

    def __next__(self):
        if self._func is None:
            raise StopIteration
        item = next(self._source)
        if self._func(item):
            return item
        self._func = None
        raise StopIteration


class dropwhile(_iterator):
    __slots__ = ('_func', '_source')

    def __init__(self, predicate, iterable, /):
        self._source = iter(iterable)
        self._func = predicate

    def __next__(self):
        if self._func is None:
            return next(self._source)
        for item in self._source:
            if not self._func(item):
                self._func = None
                return item
        raise StopIteration


class compress(_iterator):
    __slots__ = ('_data', '_selectors')

    def __init__(self, data, selectors):
        self._data = iter(data)
        self._selectors = iter(selectors)

    def __next__(self):
        while True:
            item = next(self._data)
            if next(self._selectors):
                return item


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
