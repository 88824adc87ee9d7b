"""Names for the types of the built-in objects, and SimpleNamespace."""
import sys as _sys


def _function():
    pass


def _generator():
    yield


async def _async_function():
    pass


async def _async_generator():
    yield


def _cell():
    _generator
    held = None

    def inner():
        return held
    return inner.__closure__[0]


class _Class:
    def method(self):
        pass


FunctionType = LambdaType = type(_function)
CodeType = type(_function.__code__)
GeneratorType = type(_generator())
CoroutineType = type(_coroutine := _async_function())
_coroutine.close()
AsyncGeneratorType = type(_async_generator())
MappingProxyType = type(type.__dict__)
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ModuleType = type(_sys)
CellType = type(_cell())
FrameType = type(_sys._getframe())
NoneType = type(None)
GenericAlias = type(list[int])
UnionType = type(int | None)
EllipsisType = type(Ellipsis)
NotImplementedType = type(NotImplemented)
GetSetDescriptorType = type(FunctionType.__code__)
try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)


class SimpleNamespace:
    """A simple attribute-based namespace."""

    def __init__(self, mapping_or_iterable=(), /, **attributes):
        for name in dict(mapping_or_iterable):
            if not isinstance(name, str):
                raise TypeError('keywords must be strings')
        self.__dict__.update(mapping_or_iterable)
        self.__dict__.update(attributes)

    def __repr__(self):
        own = type(self)
        name = 'namespace' if own is SimpleNamespace else own.__name__
        if self in _shown:
            return name + '(...)'
        _shown.append(self)
        try:
            return '%s(%s)' % (name, ', '.join('%s=%r' % item for item in self.__dict__.items()))
        finally:
            _shown.pop()

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __replace__(self, /, **changes):
        return type(self)(**{**self.__dict__, **changes})


_shown = []
SimpleNamespace.__module__ = 'types'


class DynamicClassAttribute:
    """A property that a class hides from access through itself."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or (fget.__doc__ if fget else None)

    def __get__(self, instance, owner=None):
        if instance is None:
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return type(name, bases, namespace, **(kwds or {}))


class _GeneratorWrapper:
    """What is like a generator, as a coroutine too."""

    def __init__(self, gen):
        self.__wrapped = gen
        self.__isgen = gen.__class__ is GeneratorType
        self.__name__ = getattr(gen, '__name__', None)
        self.__qualname__ = getattr(gen, '__qualname__', None)

    def send(self, val):
        return self.__wrapped.send(val)

    def throw(self, tp, *rest):
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        return self.__wrapped.close()

    @property
    def gi_code(self):
        return self.__wrapped.gi_code

    @property
    def gi_frame(self):
        return self.__wrapped.gi_frame

    @property
    def gi_running(self):
        return self.__wrapped.gi_running

    @property
    def gi_yieldfrom(self):
        return self.__wrapped.gi_yieldfrom

    cr_code = gi_code
    cr_frame = gi_frame
    cr_running = gi_running
    cr_await = gi_yieldfrom

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        return self.__wrapped if self.__isgen else self

    __await__ = __iter__


def coroutine(func):
    """A generator function whose generators may be awaited."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if isinstance(func, FunctionType):
        flags = func.__code__.co_flags
        if flags & 0x180:
            return func
        if flags & 0x20:
            func.__code__ = func.__code__.replace(co_flags=flags | 0x100)
            return func
    import functools
    from collections.abc import Coroutine, Generator

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if made.__class__ is CoroutineType or made.__class__ is GeneratorType and made.gi_code.co_flags & 0x100:
            return made
        if isinstance(made, Generator) and not isinstance(made, Coroutine):
            return _GeneratorWrapper(made)
        return made

    return wrapped
