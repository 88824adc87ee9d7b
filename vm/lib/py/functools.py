"""Functions of functions."""
from collections import namedtuple
from _functools import _cache
from _library import as_native as _as_native

_MISSING = object()

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def reduce(function, iterable, initial=_MISSING, /):
    try:
        source = iter(iterable)
    except TypeError:
        if hasattr(type(iterable), '__iter__'):
            raise
        raise TypeError('reduce() arg 2 must support iteration') from None
    if initial is _MISSING:
        initial = next(source, _MISSING)
        if initial is _MISSING:
            raise TypeError('reduce() of empty iterable with no initial value')
    for item in source:
        initial = function(initial, item)
    return initial


class partial:
    __slots__ = ('__func', '__args', '__keywords', '__dict__', '__weakref__')
    func = property(lambda self: self.__func)
    args = property(lambda self: self.__args)
    keywords = property(lambda self: self.__keywords)

    def __new__(cls, *given, **keywords):
        if not given:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = given
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if isinstance(func, partial) and not func.__dict__:
            args = [*func.__args, *args]
            keywords = {**func.__keywords, **keywords}
            func = func.__func
        self = super().__new__(cls)
        self.__func = func
        self.__args = tuple(args)
        self.__keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.__func(*self.__args, *args, **{**self.__keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func), *[repr(arg) for arg in self.args]]
        parts += [f'{name}={value!r}' for name, value in self.keywords.items()]
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if isinstance(func, partialmethod):
            args = (*func.args, *args)
            keywords = {**func.keywords, **keywords}
            func = func.func
        elif not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.func = func
        self.args = args
        self.keywords = keywords

    def _method(self):
        def method(self_, /, *args, **keywords):
            return self.func(self_, *self.args, *args, **{**self.keywords, **keywords})
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.__partialmethod__ = self
        return method

    def __get__(self, obj, cls=None):
        get = None if isinstance(self.func, partial) else getattr(self.func, '__get__', None)
        if get is not None:
            func = get(obj, cls)
            if func is not self.func:
                bound = partial(func, *self.args, **self.keywords)
                if hasattr(func, '__self__'):
                    bound.__self__ = func.__self__
                return bound
        return self._method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def __repr__(self):
        parts = [repr(self.func), *[repr(arg) for arg in self.args]]
        parts += [f'{name}={value!r}' for name, value in self.keywords.items()]
        return f"functools.partialmethod({', '.join(parts)})"


_CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])


def _cached(function, maxsize, typed):
    if not callable(function):
        raise TypeError('the first argument must be callable')
    wrapper = _cache(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


def cmp_to_key(mycmp):
    class KeyWrapper:
        __slots__ = ('obj',)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    KeyWrapper.__qualname__ = 'KeyWrapper'
    return KeyWrapper


# --- orderings: each from one that the class defines itself ---

def _lt_from_gt(self, other):
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else not result and self != other


def _le_from_lt(self, other):
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else result or self == other


def _ge_from_lt(self, other):
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else not result


def _gt_from_lt(self, other):
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else not result and self != other


def _lt_from_le(self, other):
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else result and self != other


def _gt_from_le(self, other):
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else not result


def _ge_from_le(self, other):
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else not result or self == other


def _le_from_gt(self, other):
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else not result


def _ge_from_gt(self, other):
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else result or self == other


def _lt_from_ge(self, other):
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else not result


def _le_from_ge(self, other):
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else not result or self == other


def _gt_from_ge(self, other):
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else result and self != other


_ORDERINGS = {
    '__lt__': {'__gt__': _gt_from_lt, '__le__': _le_from_lt, '__ge__': _ge_from_lt},
    '__le__': {'__ge__': _ge_from_le, '__lt__': _lt_from_le, '__gt__': _gt_from_le},
    '__gt__': {'__lt__': _lt_from_gt, '__ge__': _ge_from_gt, '__le__': _le_from_gt},
    '__ge__': {'__le__': _le_from_ge, '__gt__': _gt_from_ge, '__lt__': _lt_from_ge},
}


def total_ordering(cls):
    roots = [name for name in _ORDERINGS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = next(name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in roots)
    for name, function in _ORDERINGS[root].items():
        if name not in roots:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


# --- by type ---

_Union = type(int | str)
_Generic = type(list[int])


def _is_union(cls):
    return isinstance(cls, _Union) or repr(getattr(cls, '__origin__', None)) == 'typing.Union'


def _dispatched(cls):
    """The classes that a function is registered for, None when cls is no class nor a union of classes."""
    if _is_union(cls):
        return cls.__args__ if all(_dispatched(arg) for arg in cls.__args__) else None
    return (cls,) if isinstance(cls, type) and not isinstance(cls, _Generic) else None


def _first_annotation(function):
    name, cls = next(iter(function.__annotations__.items()))
    if isinstance(cls, str):        # of a module that postpones them
        import builtins
        head, *rest = cls.split('.')
        cls = function.__globals__.get(head, getattr(builtins, head, _MISSING))
        if cls is _MISSING:
            raise NameError(f'name {head!r} is not defined')
        for part in rest:
            cls = getattr(cls, part)
    return name, cls


def _place(base, mro):
    """How far behind in mro a registered class comes: one that is not in it stands behind the last that derives from it,
    and behind the abstract ones that this one names as its bases."""
    if base in mro:
        return 2 * mro.index(base)
    at = max([at for at, cls in enumerate(mro) if issubclass(cls, base)])
    return 2 * max([at, *[mro.index(named) for named in mro[at].__bases__ if type(named) is not type]]) + 1


def _best(cls, registry):
    mro = cls.__mro__
    places = {base: _place(base, mro) for base in registry if issubclass(cls, base)}
    first = min(places.values())
    equal = [base for base in places if places[base] == first]
    best = equal[0]
    for base in equal[1:]:
        if issubclass(base, best):
            best = base
    for base in equal:
        if not issubclass(best, base):
            raise RuntimeError(f'Ambiguous dispatch: {best!r} or {base!r}')
    return best


def singledispatch(func):
    from types import MappingProxyType
    registry = {object: func}
    bases = False       # whether a class is registered that others may be subclasses of without having it as a base

    def dispatch(cls):
        if bases:
            return registry[_best(cls, registry)]
        for base in cls.__mro__:
            if base in registry:
                return registry[base]

    def register(cls, function=None):
        nonlocal bases
        classes = _dispatched(cls)
        if classes is None:
            if function is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            if not getattr(cls, '__annotations__', None):
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` '
                                'or plain `@register` on an annotated function.')
            function = cls
            name, cls = _first_annotation(function)
            classes = _dispatched(cls)
            if classes is None:
                what = 'not all arguments are classes' if _is_union(cls) else 'is not a class'
                raise TypeError(f'Invalid annotation for {name!r}. {cls!r} {what}.')
        elif function is None:
            return lambda function: register(cls, function)
        for each in classes:
            registry[each] = function
            bases = bases or type(each) is not type
        return function

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{getattr(func, '__name__', 'singledispatch function')} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kwargs)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            if not args:
                name = getattr(self.func, '__name__', 'singledispatchmethod method')
                raise TypeError(f'{name} requires at least 1 positional argument')
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance "
                            f'to cache {self.attrname!r} property.') from None
        value = attributes.get(self.attrname, _MISSING)
        if value is _MISSING:
            value = attributes[self.attrname] = self.func(instance)
        return value


_as_native('_functools', cmp_to_key, reduce)

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache', 'cmp_to_key',
           'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch',
           'singledispatchmethod', 'cached_property']
