"""Weak references, and containers that hold their items weakly."""
import sys
from _library import as_native as _as_native
from _weakref import getweakrefcount, getweakrefs, ref

ReferenceType = ref

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
           'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize']


def _referent(proxy):
    held = object.__getattribute__(proxy, '_ref')()
    if held is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return held


def _plain(value):
    return _referent(value) if type(value) in ProxyTypes else value


class ProxyType:
    """Stands for an object that it does not keep alive."""

    def __init__(self, object_, callback=None):
        notify = None if callback is None else lambda _: callback(self)
        object.__setattr__(self, '_ref', ref(object_, notify))

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        held = _referent(self)
        return '<weakproxy at %#x; to %r at %#x>' % (id(self), type(held).__name__, id(held))

    def __str__(self):
        return str(_referent(self))

    def __bool__(self):
        return bool(_referent(self))

    def __len__(self):
        return len(_referent(self))

    def __getitem__(self, key):
        return _referent(self)[key]

    def __setitem__(self, key, value):
        _referent(self)[key] = value

    def __delitem__(self, key):
        del _referent(self)[key]

    def __contains__(self, item):
        return item in _referent(self)

    def __iter__(self):
        return iter(_referent(self))

    def __next__(self):
        held = _referent(self)
        if not hasattr(type(held), '__next__'):
            raise TypeError('Weakref proxy referenced a non-iterator %r object' % type(held).__name__)
        return next(held)

    def __eq__(self, other):
        return _referent(self) == _plain(other)

    def __ne__(self, other):
        return _referent(self) != _plain(other)

    def __lt__(self, other):
        return _referent(self) < _plain(other)

    def __le__(self, other):
        return _referent(self) <= _plain(other)

    def __gt__(self, other):
        return _referent(self) > _plain(other)

    def __ge__(self, other):
        return _referent(self) >= _plain(other)

    __hash__ = None

    def __add__(self, other):
        return _referent(self) + _plain(other)

    def __radd__(self, other):
        return other + _referent(self)

    def __sub__(self, other):
        return _referent(self) - _plain(other)

    def __rsub__(self, other):
        return other - _referent(self)

    def __mul__(self, other):
        return _referent(self) * _plain(other)

    def __rmul__(self, other):
        return other * _referent(self)

    def __truediv__(self, other):
        return _referent(self) / _plain(other)

    def __floordiv__(self, other):
        return _referent(self) // _plain(other)

    def __mod__(self, other):
        return _referent(self) % _plain(other)

    def __and__(self, other):
        return _referent(self) & _plain(other)

    def __or__(self, other):
        return _referent(self) | _plain(other)

    def __xor__(self, other):
        return _referent(self) ^ _plain(other)

    def __neg__(self):
        return -_referent(self)

    def __int__(self):
        return int(_referent(self))

    def __float__(self):
        return float(_referent(self))

    def __index__(self):
        return _referent(self).__index__()


class CallableProxyType(ProxyType):
    def __call__(self, *args, **kwargs):
        return _referent(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    return (CallableProxyType if callable(object) else ProxyType)(object, callback)


_as_native('_weakref', proxy)


class _WeakMapping:
    """What the two dictionaries do alike."""

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if hasattr(other, 'items') else NotImplemented

    __hash__ = None

    def __or__(self, other):
        if not hasattr(other, 'items'):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, 'items'):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


class WeakValueDictionary(_WeakMapping):
    """A mapping whose entries go with their values."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def _watch(self, key, value):
        own = ref(self)

        def remove(gone):
            mapping = own()
            if mapping is not None and mapping.data.get(key) is gone:
                del mapping.data[key]
        return ref(value, remove)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = self._watch(key, value)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        held = self.data.get(key)
        return held is not None and held() is not None

    def __repr__(self):
        return '<%s at %#x>' % (type(self).__name__, id(self))

    def __iter__(self):
        return self.keys()

    def keys(self):
        for key, held in list(self.data.items()):
            if held() is not None:
                yield key

    def values(self):
        for held in list(self.data.values()):
            value = held()
            if value is not None:
                yield value

    def items(self):
        for key, held in list(self.data.items()):
            value = held()
            if value is not None:
                yield key, value

    def valuerefs(self):
        return list(self.data.values())

    def get(self, key, default=None):
        held = self.data.get(key)
        value = None if held is None else held()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, *args):
        held = self.data.pop(key, None)
        value = None if held is None else held()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, held = self.data.popitem()
            value = held()
            if value is not None:
                return key, value

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def update(self, other=(), /, **kw):
        for key, value in (other.items() if hasattr(other, 'items') else other):
            self[key] = value
        for key, value in kw.items():
            self[key] = value


class WeakKeyDictionary(_WeakMapping):
    """A mapping whose entries go with their keys."""

    def __init__(self, dict=None):
        self.data = {}
        own = ref(self)

        def remove(gone):
            mapping = own()
            if mapping is not None:
                mapping.data.pop(gone, None)
        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return '<%s at %#x>' % (type(self).__name__, id(self))

    def __iter__(self):
        return self.keys()

    def keys(self):
        for held in list(self.data):
            key = held()
            if key is not None:
                yield key

    def values(self):
        for held, value in list(self.data.items()):
            if held() is not None:
                yield value

    def items(self):
        for held, value in list(self.data.items()):
            key = held()
            if key is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            held, value = self.data.popitem()
            key = held()
            if key is not None:
                return key, value

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            for key, value in (dict.items() if hasattr(dict, 'items') else dict):
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value


class WeakSet:
    """A set whose items may go."""

    def __init__(self, data=None):
        self.data = set()
        own = ref(self)

        def remove(gone):
            held = own()
            if held is not None:
                held.data.discard(gone)
        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for held in list(self.data):
            item = held()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def pop(self):
        while True:
            try:
                held = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            item = held()
            if item is not None:
                return item

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update([ref(item) for item in other])

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection_update(self, other):
        self.data.intersection_update([ref(item) for item in other])

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def symmetric_difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        result = self.copy()
        result.update(other)
        return result

    __or__ = union

    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result

    __sub__ = difference

    def intersection(self, other):
        return type(self)([item for item in other if item in self])

    __and__ = intersection

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __xor__ = symmetric_difference

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.data == set(map(ref, other))

    __hash__ = None

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0


class WeakMethod:
    """A weak reference to a bound method, which itself is made for each use."""

    def __init__(self, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError('argument should be a bound method, not %s' % type(meth)) from None
        notify = None if callback is None else lambda _: callback(self)
        self._obj = ref(obj, notify)
        self._func = ref(func)
        self._type = type(meth)

    def __call__(self):
        obj, func = self._obj(), self._func()
        return None if obj is None or func is None else self._type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return (self._obj, self._func) == (other._obj, other._func)

    def __hash__(self):
        return hash((self._obj, self._func))


class finalize:
    """Calls a function when an object goes, or at exit."""

    _registry = {}              # in the order of their making
    _at_exit = False            # whether _exitfunc will be called
    atexit = True

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._at_exit:
            import atexit
            atexit.register(finalize._exitfunc)
            finalize._at_exit = True
        finalize._registry[self] = (ref(obj, lambda _: self()), func, args, kwargs)

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other

    def __call__(self, _=None):
        info = finalize._registry.pop(self, None)
        if info is not None:
            return info[1](*info[2], **info[3])

    def detach(self):
        info = finalize._registry.get(self)
        obj = info and info[0]()
        if obj is not None and finalize._registry.pop(self, None):
            return (obj, info[1], info[2], info[3])

    def peek(self):
        info = finalize._registry.get(self)
        obj = info and info[0]()
        if obj is not None:
            return (obj, info[1], info[2], info[3])

    @property
    def alive(self):
        return self in finalize._registry

    @classmethod
    def _exitfunc(cls):
        """Calls those that are alive still, the last made first; others may come and go while they run."""
        while True:
            last = None
            for each in reversed(cls._registry):
                if each.atexit:
                    last = each
                    break
            if last is None:
                return
            try:
                last()
            except Exception:
                sys.excepthook(*sys.exc_info())

    def __repr__(self):
        info = finalize._registry.get(self)
        obj = info and info[0]()
        if obj is None:
            return '<%s object at %#x; dead>' % (type(self).__name__, id(self))
        return '<%s object at %#x; for %r at %#x>' % (type(self).__name__, id(self), type(obj).__name__, id(obj))
