"""Copies of objects."""


class Error(Exception):
    pass


error = Error

_ATOMIC = (type(None), int, float, bool, str, bytes, tuple, frozenset, type, range, slice, type(...), type(NotImplemented),
           type(lambda: None), type((lambda: None).__code__), property, type(str.upper), type(str.__add__), type(int | str),
           type(list[int]))
_BOUND = type([].__len__)
_METHOD = type((lambda self: self).__get__(0))
_DEEP = (tuple, frozenset, slice)       # of the atomic ones, those that may hold what is not


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, (type, type(len))):
        return x
    if cls in (list, dict, set):
        return x.copy()
    if cls is _METHOD:
        return cls(x.__func__, x.__self__)
    if cls is _BOUND:
        return getattr(x.__self__, x.__name__)
    own = getattr(cls, '__copy__', None)
    if own is not None:
        return own(x)
    reduced = _reduced(x, '(shallow)')
    if reduced is None:
        return x if _is_weakref(x) else _rebuild(x, lambda value: value)
    return x if isinstance(reduced, str) else _reconstruct(reduced, lambda value: value)


def _is_weakref(x):
    from weakref import ref
    return isinstance(x, ref)


def _reduced(x, how):
    """What __reduce_ex__ or __reduce__ say of x, None without them."""
    cls = type(x)
    if _defines(cls, '__reduce_ex__'):
        return x.__reduce_ex__(4)
    if _defines(cls, '__reduce__'):
        return x.__reduce__()
    if cls.__reduce_ex__ is None and cls.__reduce__ is None:
        raise Error(f'un{how}copyable object of type {cls}')
    return None


def _defines(cls, name):
    """Has a method that object has too, but its own."""
    return getattr(cls, name) not in (getattr(object, name), None)


def _reconstruct(reduced, of, done=lambda new: None):
    """What a tuple of __reduce__ describes; of says how each part is copied, done hears of the object before its parts."""
    if len(reduced) > 5:
        raise TypeError(f'_reconstruct() takes from 4 to 7 positional arguments but {len(reduced) + 2} were given')
    func, args, state, items, pairs = (*reduced, None, None, None)[:5]
    new = func(*[of(arg) for arg in args])
    done(new)
    if state is not None:
        _set_state(new, of(state))
    for item in items or ():
        new.append(of(item))
    for key, value in pairs or ():
        new[of(key)] = of(value)
    return new


def _set_state(new, state):
    if hasattr(new, '__setstate__'):
        new.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        new.__dict__.update(state)
    for name, value in (slots or {}).items():
        setattr(new, name, value)


def _own_state(x):
    """The instance's attributes, and those in slots."""
    slots = {}
    for base in type(x).__mro__:
        names = base.__dict__.get('__slots__', ())
        for name in (names,) if isinstance(names, str) else names:
            if name.startswith('__') and not name.endswith('__') and base.__name__.strip('_'):
                name = f"_{base.__name__.lstrip('_')}{name}"
            if name not in ('__dict__', '__weakref__') and hasattr(x, name):
                slots[name] = getattr(x, name)
    state = getattr(x, '__dict__', None) or None
    return (state, slots) if slots else state


def _arguments(exc):
    """What made an exception: an OSError's args are without its files."""
    if isinstance(exc, OSError) and len(exc.args) == 2 and exc.filename is not None:
        return (*exc.args, exc.filename) if exc.filename2 is None else (*exc.args, exc.filename, None, exc.filename2)
    return exc.args


def _told(exc):
    """The attributes that keywords give."""
    if isinstance(exc, ImportError):
        return 'name', 'path', 'name_from'
    return ('name',) if isinstance(exc, AttributeError) else ()


def _rebuild(x, of, done=lambda new: None):
    """A new instance of x's class with copied attributes and, of a class derived from a built-in one, copied items."""
    cls = type(x)
    if cls is not object and not hasattr(x, '__dict__') and not hasattr(cls, '__slots__'):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    base = next(base for base in cls.__mro__ if base.__module__ == 'builtins')
    if isinstance(x, BaseException):
        new = cls(*of(_arguments(x)))
        for name in _told(x):
            setattr(new, name, of(getattr(x, name)))
    elif hasattr(cls, '__getnewargs__'):
        new = cls.__new__(cls, *of(x.__getnewargs__()))
    elif base in (object, list, dict, set):
        new = base.__new__(cls)
    elif base in (int, float, str, bytes):
        new = base.__new__(cls, base(x))
    elif base in (tuple, frozenset):
        new = base.__new__(cls, of(base(x)))
    else:
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    done(new)
    state = x.__getstate__() if _defines(cls, '__getstate__') else _own_state(x)
    if state is not None:
        _set_state(new, of(state))
    if isinstance(new, dict):
        for key, value in x.items():
            new[of(key)] = of(value)
    elif isinstance(new, list):
        for value in list.__iter__(x):
            new.append(of(value))
    elif isinstance(new, set):
        for value in set.__iter__(x):
            new.add(of(value))
    return new


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:       # a cycle through it has copied it already
        return memo[id(x)]
    for item, copied in zip(x, items):
        if item is not copied:
            return tuple(items)
    return x


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _ATOMIC and cls not in _DEEP or isinstance(x, (type, type(len))):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known

    def of(value):
        return deepcopy(value, memo)

    def done(new):
        memo[id(x)] = new

    if cls is list:
        memo[id(x)] = new = []
        for item in x:
            new.append(deepcopy(item, memo))
    elif cls is dict:
        memo[id(x)] = new = {}
        for key, value in x.items():
            new[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        new = _deep_tuple(x, memo)
    elif cls in (set, frozenset):
        new = cls([deepcopy(item, memo) for item in x])
    elif cls is slice:
        new = slice(of(x.start), of(x.stop), of(x.step))
    elif cls is _METHOD:
        new = cls(x.__func__, of(x.__self__))
    elif cls is _BOUND:
        new = getattr(of(x.__self__), x.__name__)
    elif hasattr(cls, '__deepcopy__'):
        new = x.__deepcopy__(memo)
    elif (reduced := _reduced(x, '(deep)')) is not None:
        new = x if isinstance(reduced, str) else _reconstruct(reduced, of, done)
    elif cls.__module__ == 'collections' and hasattr(cls, '__copy__') and not hasattr(x, 'items'):
        new = x.__copy__()      # a deque
        memo[id(x)] = new
        for i, item in enumerate(x):
            new[i] = deepcopy(item, memo)
    elif _is_weakref(x):
        new = x
    else:
        new = _rebuild(x, of, done)
    if new is not x:
        memo[id(x)] = new
        memo.setdefault(id(memo), []).append(x)     # keeps it alive: its id is a key
    return new


def replace(obj, /, **changes):
    own = getattr(type(obj), '__replace__', None)
    if own is None:
        raise TypeError(f'replace() does not support {type(obj).__name__} objects')
    return own(obj, **changes)


__all__ = ['Error', 'copy', 'deepcopy', 'replace']
