"""Names for annotations. What they mean is for a type checker; here they can be written, subscripted and printed."""
import collections
import collections.abc as _abc
import contextlib as _contextlib

TYPE_CHECKING = False


def _shown(value):
    """How an argument of an alias is printed."""
    if value is ...:
        return '...'
    if isinstance(value, list):
        return f"[{', '.join(map(_shown, value))}]"
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == 'builtins' else f'{value.__module__}.{value.__qualname__}'
    return repr(value)


class _Form:
    """A name, such as Any or List, and what it gives with arguments, which has the name too."""

    def __init__(self, name, origin=None, args=None):
        self._name = name
        self.__origin__ = origin
        if args is not None:
            self.__args__ = args

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        args = tuple([type(None) if arg is None else arg for arg in args])
        if self._name == 'Optional':
            return _union((*args, type(None)))
        if self._name == 'Union':
            return _union(args)
        return _Form(self._name, self.__origin__ or self, args)

    def __call__(self, *args, **kwargs):
        if not callable(self.__origin__):
            raise TypeError(f'Cannot instantiate {self!r}')
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        if not isinstance(self.__origin__, type):
            raise TypeError(f'Cannot subclass {self!r}')
        return (self.__origin__,)

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def _check(self, what, check):
        args = getattr(self, '__args__', None)
        if args is not None and self._name == 'Union':
            return any(map(check, args))
        if args is not None:
            raise TypeError('Subscripted generics cannot be used with class and instance checks')
        if not isinstance(self.__origin__, type):
            raise TypeError(f'{self!r} cannot be used with {what}()')
        return check(self.__origin__)

    def __instancecheck__(self, obj):
        return self._check('isinstance', lambda cls: isinstance(obj, cls))

    def __subclasscheck__(self, cls):
        return self._check('issubclass', lambda base: issubclass(cls, base))

    def __eq__(self, other):
        mine, others = getattr(self, '__args__', None), getattr(other, '__args__', None)
        if self._name == 'Union' and mine and isinstance(other, type(int | str)):
            return set(mine) == set(others)
        if not isinstance(other, _Form):
            return NotImplemented
        if self._name == other._name == 'Union' and mine and others:
            return set(mine) == set(others)
        return self._name == other._name and mine == others

    def __hash__(self):
        return hash(self._name)

    def __repr__(self):
        args = getattr(self, '__args__', None)
        if args is None:
            return f'typing.{self._name}'
        if self._name == 'Callable' and len(args) == 2 and isinstance(args[0], list):
            return f'typing.Callable[{_shown(args[0])}, {_shown(args[1])}]'
        if self._name == 'Union' and len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            return f'typing.Optional[{_shown(other)}]'
        if self._name == 'Union':
            return f"typing.Union[{', '.join(map(_shown, args))}]"
        if self._name == 'Literal':
            return f"typing.Literal[{', '.join(map(repr, args))}]"
        return f"typing.{self._name}[{', '.join(map(_shown, args))}]"


def _union(args):
    members = []
    for arg in args:
        if arg is None:
            arg = type(None)
        inner = arg.__args__ if isinstance(arg, _Form) and arg._name == 'Union' else (arg,)
        members += [member for member in inner if member not in members]
    return members[0] if len(members) == 1 else _Form('Union', Union, tuple(members))


for _name in ('Any', 'Optional', 'Union', 'NoReturn', 'Never', 'Self', 'LiteralString', 'Literal', 'ClassVar', 'Final',
              'Annotated', 'TypeAlias', 'Concatenate', 'TypeGuard', 'TypeIs', 'Required', 'NotRequired', 'ReadOnly', 'Unpack'):
    globals()[_name] = _Form(_name)
for _name, _origin in {
    'List': list, 'Dict': dict, 'Set': set, 'FrozenSet': frozenset, 'Tuple': tuple, 'Type': type,
    'Deque': collections.deque, 'DefaultDict': collections.defaultdict, 'OrderedDict': collections.OrderedDict,
    'Counter': collections.Counter, 'ChainMap': collections.ChainMap, 'AbstractSet': _abc.Set,
    'ContextManager': _contextlib.AbstractContextManager,
    **{_name: getattr(_abc, _name) for _name in _abc.__all__ if _name not in ('Set', 'Buffer')},
}.items():
    globals()[_name] = _Form(_name, _origin)
del _name, _origin

Text = str


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=None):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self._sign = '+' if covariant else '-' if contravariant else '~'

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __repr__(self):
        return self._sign + self.__name__


class ParamSpec(TypeVar):
    args = property(lambda self: self)
    kwargs = property(lambda self: self)


class TypeVarTuple:
    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield self

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar('AnyStr', bytes, str)


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, params):
        return type(list[int])(cls, params)


class Protocol(Generic):
    __slots__ = ()


class SupportsInt(Protocol):
    __slots__ = ()


class SupportsFloat(Protocol):
    __slots__ = ()


class SupportsIndex(Protocol):
    __slots__ = ()


class SupportsAbs(Protocol):
    __slots__ = ()


class SupportsRound(Protocol):
    __slots__ = ()


class IO(Generic):
    """The type of files; TextIO and BinaryIO are those of open()."""


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass


class NamedTuple(tuple):
    """The class statement's annotations are the fields. NamedTuple('Name', [('field', type), ...]) makes such a class too."""
    __slots__ = ()

    def __new__(cls, typename, fields=()):
        fields = list(fields)
        made = collections.namedtuple(typename, [name for name, _ in fields])
        made.__annotations__ = dict(fields)
        return made

    def __init_subclass__(cls):
        if cls.__base__ is not NamedTuple:
            return
        fields = list(cls.__dict__.get('__annotations__', {}))
        defaults = {name: cls.__dict__[name] for name in fields if name in cls.__dict__}
        for name in fields[len(fields) - len(defaults):] if defaults else ():
            if name not in defaults:
                first = next(iter(defaults))
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field {first}')
        own = cls.__dict__
        for name, value in collections._namespace(cls.__name__, tuple(fields), defaults).items():
            if name in fields or name not in own or name == '__slots__':
                if name != '__slots__':
                    setattr(cls, name, value)


class TypedDict(dict):
    def __init_subclass__(cls, total=True):
        cls.__total__ = total


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp

    def __call__(self, x):
        return x

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __repr__(self):
        return f'{self.__module__}.{self.__name__}'


def cast(typ, val):
    return val


def overload(func):
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    return method


def no_type_check(arg):
    return arg


def runtime_checkable(cls):
    return cls


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    return obj


def get_origin(tp):
    origin = getattr(tp, '__origin__', None)
    return None if origin is None or not hasattr(tp, '__args__') else origin


def get_args(tp):
    return getattr(tp, '__args__', ())


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    return dict(getattr(obj, '__annotations__', {}))


__all__ = [name for name in dir() if not name.startswith('_') and name != 'collections']
