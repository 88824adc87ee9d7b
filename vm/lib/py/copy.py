"""Copies of objects."""


class Error(Exception):
    pass


error = Error

_ATOMIC = (type(None), int, float, bool, str, tuple, frozenset, type, range, slice, type(...), type(NotImplemented),
           type(lambda: None), type(len))


def copy(x):
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if cls in (list, dict, set):
        return x.copy()
    if isinstance(x, type):
        return x
    own = getattr(cls, '__copy__', None)
    return own(x) if own is not None else _rebuild(x, lambda value: value)


def _rebuild(x, of, memo=None):
    """A new instance of a class of the program with copied attributes; of says how each is copied."""
    cls = type(x)
    if not hasattr(x, '__dict__') and not hasattr(cls, '__slots__'):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    if isinstance(x, BaseException):
        new = cls(*x.args)
    else:
        base = next(base for base in cls.__mro__ if base.__module__ == 'builtins')
        if base in (object, list, dict, set):
            new = base.__new__(cls)
        elif base in (int, float, str, tuple, frozenset):
            new = base.__new__(cls, base(x))
        else:
            raise TypeError(f"cannot pickle '{cls.__name__}' object")
    if memo is not None:
        memo[id(x)] = new
    if isinstance(new, dict):
        for key, value in dict.items(x):
            dict.__setitem__(new, of(key), of(value))
    elif isinstance(new, list):
        for value in list.__iter__(x):
            list.append(new, of(value))
    elif isinstance(new, set):
        for value in set.__iter__(x):
            set.add(new, of(value))
    for name, value in getattr(x, '__dict__', {}).items():
        new.__dict__[name] = of(value)
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ('__dict__', '__weakref__') and hasattr(x, name):
                object.__setattr__(new, name, of(getattr(x, name)))
    return new


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    cls = type(x)
    if cls is list:
        memo[id(x)] = new = []
        for item in x:
            new.append(deepcopy(item, memo))
    elif cls is dict:
        memo[id(x)] = new = {}
        for key, value in x.items():
            new[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:       # a cycle through it has copied it already
            return memo[id(x)]
        new = x
        for item, copied in zip(x, items):
            if item is not copied:
                new = tuple(items)
                break
    elif cls in (set, frozenset):
        new = cls([deepcopy(item, memo) for item in x])
    elif cls in _ATOMIC or isinstance(x, type):
        return x
    elif hasattr(cls, '__deepcopy__'):
        new = x.__deepcopy__(memo)
    elif cls.__module__ == 'collections' and hasattr(cls, '__copy__') and not hasattr(x, 'items'):
        new = x.__copy__()      # a deque
        memo[id(x)] = new
        for i, item in enumerate(x):
            new[i] = deepcopy(item, memo)
    else:
        new = _rebuild(x, lambda value: deepcopy(value, memo), memo)
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
