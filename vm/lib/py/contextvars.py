"""Context variables (PEP 567): values that belong to a task of an event loop, or to what Context.run calls."""
from types import GenericAlias
from _contextvars import get_current, set_current

_NONE_YET = {}


class _Missing:
    def __repr__(self):
        return '<Token.MISSING>'


class Token:
    """What ContextVar.set gives: how it was before."""
    __slots__ = ('_var', '_old', '_context', '_used')
    MISSING = _Missing()
    __class_getitem__ = classmethod(GenericAlias)

    def __new__(cls, *args, **kwargs):
        raise RuntimeError('Tokens can only be created by ContextVars')

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    def __repr__(self):
        return f'<Token{" used" if self._used else ""} var={self._var!r} at {id(self):#x}>'


class Context:
    """A mapping of context variables to values. A copy shares the dict until one of the two changes it."""
    __slots__ = ('_values', '_shared', '_entered', '__weakref__')
    __hash__ = None

    def __init__(self):
        self._values = _NONE_YET
        self._shared = True
        self._entered = False

    def run(self, callable, /, *args, **kwargs):
        before = get_current()
        if self._entered or before is self:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        self._entered = True
        set_current(self)
        try:
            return callable(*args, **kwargs)
        finally:
            set_current(before)
            self._entered = False

    def copy(self):
        copy = Context()
        copy._values = self._values
        self._shared = True
        return copy

    def _own(self):
        """The dict, to be changed."""
        if self._shared:
            self._values = dict(self._values)
            self._shared = False
        return self._values

    def _of(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f'a ContextVar key was expected, got {var!r}')
        return self._values

    def __getitem__(self, var):
        return self._of(var)[var]

    def __contains__(self, var):
        return var in self._of(var)

    def get(self, var, default=None, /):
        return self._of(var).get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented


def _current():
    """The current context, to be changed."""
    context = get_current()
    if context is None:
        context = Context()
        set_current(context)
    return context


class ContextVar:
    __slots__ = ('_name', '_default', '__weakref__')
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, name, *, default=Token.MISSING):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def __repr__(self):
        default = f' default={self._default!r}' if self._default is not Token.MISSING else ''
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    def get(self, default=Token.MISSING, /):
        context = get_current()
        if context is not None and self in context._values:
            return context._values[self]
        if default is not Token.MISSING:
            return default
        if self._default is not Token.MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        context = _current()
        token = object.__new__(Token)
        token._var, token._context, token._used = self, context, False
        token._old = context._values.get(self, Token.MISSING)
        context._own()[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        if token._context is not get_current():
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        if token._old is Token.MISSING:
            del token._context._own()[self]
        else:
            token._context._own()[self] = token._old


def copy_context():
    return _current().copy()


for _class in Context, ContextVar, Token:
    _class.__module__ = '_contextvars'

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')
