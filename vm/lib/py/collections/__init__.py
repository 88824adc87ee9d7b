"""Containers."""
from _collections import deque, _caller_module

_MISSING = object()
_shown = []     # the ids of what is being shown


def _recursive_repr(inside):
    """A __repr__ that is inside where an object is part of itself."""
    def decorate(show):
        def __repr__(self):
            if id(self) in _shown:
                return inside
            _shown.append(id(self))
            try:
                return show(self)
            finally:
                _shown.pop()
        return __repr__
    return decorate


# --- dictionaries ---

def _fill(self, args, kwds):
    """As dict.update, but by the class's own __setitem__ where it has one."""
    if type(self).__setitem__ is dict.__setitem__:
        dict.update(self, *args, **kwds)
        return
    for given in *args, kwds:
        if hasattr(given, 'keys'):
            given = [(key, given[key]) for key in given.keys()]
        for key, value in given:
            self[key] = value


class defaultdict(dict):
    __slots__ = ('default_factory',)

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        self[key] = value = factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new

    def __repr__(self):
        return f'{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})'


class OrderedDict(dict):
    def __init__(self, /, *args, **kwds):
        if len(args) > 1:
            raise TypeError(f'expected at most 1 arguments, got {len(args)}')
        _fill(self, args, kwds)

    def update(self, /, *args, **kwds):
        if len(args) > 1:
            raise TypeError(f'update() takes at most 1 positional argument ({len(args)} given)')
        _fill(self, args, kwds)

    def pop(self, key, default=_MISSING):
        return dict.pop(self, key) if default is _MISSING else dict.pop(self, key, default)

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def move_to_end(self, key, last=True):
        value = dict.__getitem__(self, key)
        if last:
            dict.__delitem__(self, key)
            dict.__setitem__(self, key, value)
            return
        items = [(other, dict.__getitem__(self, other)) for other in self if other is not key and other != key]
        dict.clear(self)
        dict.__setitem__(self, key, value)
        for other, item in items:
            dict.__setitem__(self, other, item)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (), vars(self) or None, None, iter(self.items())

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self == other
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new

    def __ior__(self, other):
        _fill(self, (other,), {})
        return self

    @_recursive_repr('...')
    def __repr__(self):
        return f'{type(self).__name__}({dict(self.items())!r})' if self else f'{type(self).__name__}()'


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        from itertools import chain, repeat
        return chain.from_iterable([repeat(item, count) for item, count in self.items()])

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            get = self.get
            if hasattr(iterable, 'items'):
                if self:
                    for item, count in iterable.items():
                        self[item] = count + get(item, 0)
                else:
                    super().update(iterable)
            else:
                for item in iterable:
                    self[item] = get(item, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if hasattr(iterable, 'items'):
                for item, count in iterable.items():
                    self[item] = self.get(item, 0) - count
            else:
                for item in iterable:
                    self[item] = self.get(item, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __delitem__(self, item):
        if item in self:
            super().__delitem__(item)

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f'{self.__class__.__name__}({shown!r})'

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] == other[item] for counter in (self, other) for item in counter)

    def __ne__(self, other):
        return NotImplemented if not isinstance(other, Counter) else not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] <= other[item] for counter in (self, other) for item in counter)

    def __lt__(self, other):
        return NotImplemented if not isinstance(other, Counter) else self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] >= other[item] for counter in (self, other) for item in counter)

    def __gt__(self, other):
        return NotImplemented if not isinstance(other, Counter) else self >= other and self != other

    def _combined(self, other, count):
        """A counter of what count gives for the two counts of each item, where that is positive."""
        result = Counter()
        for item in self:
            new = count(self[item], other[item])
            if new > 0:
                result[item] = new
        for item in other:
            if item not in self:
                new = count(0, other[item])
                if new > 0:
                    result[item] = new
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b) if isinstance(other, Counter) else NotImplemented

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b) if isinstance(other, Counter) else NotImplemented

    def __or__(self, other):
        return self._combined(other, max) if isinstance(other, Counter) else NotImplemented

    def __and__(self, other):
        return self._combined(other, min) if isinstance(other, Counter) else NotImplemented

    def __pos__(self):
        return self._combined({}, lambda a, b: a) if not self else self + Counter()

    def __neg__(self):
        return Counter() - self

    def _take(self, result):
        for item in list(self):
            if item not in result:
                del self[item]
        for item, count in result.items():
            self[item] = count
        return self

    def __iadd__(self, other):
        return self._take(self + other)

    def __isub__(self, other):
        return self._take(self - other)

    def __ior__(self, other):
        return self._take(self | other)

    def __iand__(self, other):
        return self._take(self & other)


def _is_mapping(value):
    from collections.abc import Mapping
    return isinstance(value, Mapping)


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys.update(dict.fromkeys(mapping))
        return iter(keys)

    __reversed__ = None

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if hasattr(other, 'items') else NotImplemented

    __hash__ = None

    def keys(self):
        return dict.fromkeys(self).keys()

    def values(self):
        return {key: self[key] for key in self}.values()

    def items(self):
        return {key: self[key] for key in self}.items()

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}') from None

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}') from None

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.') from None

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    def update(self, other=(), /, **kwds):
        for key, value in {**dict(other), **kwds}.items():
            self[key] = value

    def copy(self):
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        return cls(dict.fromkeys(iterable, value))

    def clear(self):
        self.maps[0].clear()

    def __or__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        new = self.copy()
        new.maps[0].update(other)
        return new

    def __ror__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        new = dict(other)
        for mapping in reversed(self.maps):
            new.update(mapping)
        return self.__class__(new)

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    @_recursive_repr('...')
    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"


# --- namedtuple ---

_KEYWORDS = frozenset('''False None True and as assert async await break class continue def del elif else except finally
    for from global if import in is lambda nonlocal not or pass raise return try while with yield'''.split())


def _listed(names):
    """'a', 'b', and 'c'"""
    names = [repr(name) for name in names]
    if len(names) < 3:
        return ' and '.join(names)
    return ', '.join(names[:-1]) + ', and ' + names[-1]


def _defaults(fields, values):
    """Those of the last fields, by name."""
    return dict(zip(fields[-len(values):], values))


def _bind(where, fields, defaults, args, kwargs):
    """The values of the fields, as a function with these parameters would get them."""
    if len(args) > len(fields):
        most = len(fields) + 1
        count = f'from {most - len(defaults)} to {most}' if defaults else str(most)
        plural = 's' if defaults or most != 1 else ''
        raise TypeError(f'{where}() takes {count} positional argument{plural} but {len(args) + 1} were given')
    values = dict(zip(fields, args))
    for name, value in kwargs.items():
        if name not in fields:
            raise TypeError(f'{where}() got an unexpected keyword argument {name!r}')
        if name in values:
            raise TypeError(f'{where}() got multiple values for argument {name!r}')
        values[name] = value
    missing = [name for name in fields if name not in values and name not in defaults]
    if missing:
        plural = 's' if len(missing) > 1 else ''
        raise TypeError(f'{where}() missing {len(missing)} required positional argument{plural}: {_listed(missing)}')
    return [values[name] if name in values else defaults[name] for name in fields]


class _tuplegetter:
    # The attribute of a named tuple for a position.
    __slots__ = ('_at', '__doc__')

    def __init__(self, at):
        self._at = at
        self.__doc__ = f'Alias for field number {at}'

    def __get__(self, obj, cls=None):
        return self if obj is None else tuple.__getitem__(obj, self._at)

    def __set__(self, obj, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, obj):
        raise AttributeError("can't delete attribute")

    def __repr__(self):
        return f'_tuplegetter({self._at}, {self.__doc__!r})'


def _namespace(typename, fields, defaults):
    """What the class of a named tuple has."""
    size = len(fields)
    new = tuple.__new__
    where = f'{typename}.__new__'

    def __new__(_cls, /, *args, **kwargs):
        if kwargs or len(args) != size:
            args = _bind(where, fields, _defaults(fields, __new__.__defaults__ or ()), args, kwargs)
        return new(_cls, args)

    __new__.__defaults__ = tuple(defaults.values()) or None     # which programs may set

    def _make(cls, iterable):
        result = new(cls, iterable)
        if len(result) != size:
            raise TypeError(f'Expected {size} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise TypeError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        shown = [f'{name}={value!r}' for name, value in zip(fields, self)]
        return f"{self.__class__.__name__}({', '.join(shown)})"

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    methods = [__new__, _make, _replace, __repr__, _asdict, __getnewargs__]
    for method in methods:
        method.__qualname__ = f'{typename}.{method.__name__}'
    namespace = {'__doc__': f"{typename}({', '.join(fields)})", '__slots__': (), '_fields': fields,
                 '_field_defaults': defaults, '__match_args__': fields, '_make': classmethod(_make)}
    for method in methods:
        if method is not _make:
            namespace[method.__name__] = method
    namespace['__replace__'] = _replace
    for at, name in enumerate(fields):
        namespace[name] = _tuplegetter(at)
    return namespace


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    fields = [str(name) for name in field_names]
    typename = str(typename)
    seen = set()
    if rename:
        for at, name in enumerate(fields):
            if not name.isidentifier() or name in _KEYWORDS or name.startswith('_') or name in seen:
                fields[at] = f'_{at}'
            seen.add(name)
    for name in [typename, *fields]:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if name in _KEYWORDS:
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in fields:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(fields):
        raise TypeError('Got more default values than field names')
    namespace = _namespace(typename, tuple(fields), _defaults(fields, defaults))
    namespace['__module__'] = module or _caller_module()
    return type(typename, (tuple,), namespace)


def __getattr__(name):
    """The stand-ins are made when they are asked for: few programs do."""
    if name in ('UserDict', 'UserList', 'UserString'):
        from . import _user
        return getattr(_user, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque', 'namedtuple']
