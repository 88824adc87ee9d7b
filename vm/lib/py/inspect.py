"""What objects are, and what frames and generators are doing."""
import builtins
import sys
import types
from collections import namedtuple

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512

GEN_CREATED = 'GEN_CREATED'
GEN_RUNNING = 'GEN_RUNNING'
GEN_SUSPENDED = 'GEN_SUSPENDED'
GEN_CLOSED = 'GEN_CLOSED'
CORO_CREATED = 'CORO_CREATED'
CORO_RUNNING = 'CORO_RUNNING'
CORO_SUSPENDED = 'CORO_SUSPENDED'
CORO_CLOSED = 'CORO_CLOSED'
AGEN_CREATED = 'AGEN_CREATED'
AGEN_RUNNING = 'AGEN_RUNNING'
AGEN_SUSPENDED = 'AGEN_SUSPENDED'
AGEN_CLOSED = 'AGEN_CLOSED'


def _state(obj, kind):
    """Where a generator, coroutine or asynchronous generator stands, by its attributes of that kind."""
    if getattr(obj, kind + '_running'):
        return 'RUNNING'
    if getattr(obj, kind + '_suspended'):
        return 'SUSPENDED'
    return 'CLOSED' if getattr(obj, kind + '_frame') is None else 'CREATED'


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    return 'GEN_' + _state(generator, 'gi')


def getgeneratorlocals(generator):
    """The variables of a generator, by name."""
    if not isgenerator(generator):
        raise TypeError('%r is not a Python generator' % (generator,))
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    return 'CORO_' + _state(coroutine, 'cr')


def getcoroutinelocals(coroutine):
    """The variables of a coroutine, by name."""
    frame = getattr(coroutine, 'cr_frame', None)
    return frame.f_locals if frame is not None else {}


def getasyncgenstate(agen):
    """AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    return 'AGEN_' + _state(agen, 'ag')


def getasyncgenlocals(agen):
    """The variables of an asynchronous generator, by name."""
    if not isasyncgen(agen):
        raise TypeError('%r is not a Python async generator' % (agen,))
    frame = getattr(agen, 'ag_frame', None)
    return frame.f_locals if frame is not None else {}


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def _has_code_flag(obj, flag):
    obj = _unwrap_partial(obj)
    return isfunction(obj) and bool(obj.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)


def _unwrap_partial(obj):
    while ismethod(obj):
        obj = obj.__func__
    functools = sys.modules.get('functools')
    while functools and isinstance(obj, functools.partial):
        obj = obj.func
    return obj


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or isinstance(object, (types.WrapperDescriptorType, types.MethodDescriptorType, types.MethodWrapperType)))


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), '__set__') or hasattr(type(object), '__delete__')


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    own = type(object)
    return hasattr(own, '__get__') and not hasattr(own, '__set__') and not hasattr(own, '__delete__')


def isabstract(object):
    return isclass(object) and bool(getattr(object, '__abstractmethods__', None))


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


_is_coroutine_mark = object()


def markcoroutinefunction(func):
    """A function that is not made by async def counts as one that is."""
    marked = func.__func__ if ismethod(func) else func
    marked._is_coroutine_mark = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    marked = _unwrap_partial(obj)
    return _has_code_flag(obj, CO_COROUTINE) or getattr(marked, '_is_coroutine_mark', None) is _is_coroutine_mark


def isawaitable(object):
    return (isinstance(object, types.CoroutineType)
            or isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or hasattr(type(object), '__await__'))


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


Traceback = namedtuple('Traceback', 'filename lineno function code_context index')
FrameInfo = namedtuple('FrameInfo', ('frame',) + Traceback._fields)
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')
FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')
ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def _source_lines(filename):
    try:
        with open(filename) as file:
            return list(file)
    except OSError:
        return None


def getframeinfo(frame, context=1):
    """Where a frame or traceback is, with lines of its source around it."""
    lineno = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    if not isframe(frame):
        raise TypeError('%r is not a frame or traceback object' % (frame,))
    code = frame.f_code
    lines = _source_lines(code.co_filename) if context > 0 else None
    index = None
    if lines:
        start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
        lines = lines[start:start + context]
        index = lineno - 1 - start
    return Traceback(code.co_filename, lineno, code.co_name, lines, index)


def getouterframes(frame, context=1):
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """A docstring without its indentation and the empty lines around it."""
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.lstrip(' ')]
    lines[:1] = [lines[0].lstrip(' ')]
    if margins:
        margin = min(margins)
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getmembers(object, predicate=None):
    """All members of an object as (name, value) pairs sorted by name."""
    results = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            results.append((name, value))
    return results


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, '__module__', None))


def getmro(cls):
    return cls.__mro__


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        found = obj.__dict__.get('__annotations__')
    elif ismodule(obj) or callable(obj):
        found = getattr(obj, '__annotations__', None)
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    return dict(found or {})


def getargvalues(frame):
    """What a frame was called with."""
    code = frame.f_code
    names = code.co_varnames
    at = code.co_argcount + code.co_kwonlyargcount
    varargs = varkw = None
    if code.co_flags & CO_VARARGS:
        varargs = names[at]
        at += 1
    if code.co_flags & CO_VARKEYWORDS:
        varkw = names[at]
    return ArgInfo(list(names[:code.co_argcount + code.co_kwonlyargcount]), varargs, varkw, frame.f_locals)


def getclosurevars(func):
    """What the names in a function's body mean."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError('{!r} is not a Python function'.format(func))
    code = func.__code__
    nonlocals = {name: held.cell_contents for name, held in zip(code.co_freevars, func.__closure__ or ())}
    own, from_builtins, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            own[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            from_builtins[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, own, from_builtins, unbound)


def unwrap(func, *, stop=None):
    """The function at the end of a chain of __wrapped__ attributes."""
    first, seen = func, [id(func)]
    while hasattr(func, '__wrapped__') and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError('wrapper loop when unwrapping {!r}'.format(first))
        seen.append(id(func))
    return func


# --- signatures ---

class _empty:
    """Stands for no default and no annotation."""


class _ParameterKind(int):
    def __new__(cls, at, name, description):
        self = super().__new__(cls, at)
        self.name = name
        self.value = at
        self.description = description
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return '<_ParameterKind.%s: %d>' % (self.name, self)


_POSITIONAL_ONLY = _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only')
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
_VAR_POSITIONAL = _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional')
_KEYWORD_ONLY = _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only')
_VAR_KEYWORD = _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword')
_KINDS = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)
_BY_POSITION = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD)
_VARIADIC = (_VAR_POSITIONAL, _VAR_KEYWORD)


def formatannotation(annotation, base_module=None):
    module = getattr(annotation, '__module__', None)
    if module == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, types.GenericAlias) or not isinstance(annotation, type):
        return repr(annotation)
    return annotation.__qualname__ if module in ('builtins', base_module) else f'{module}.{annotation.__qualname__}'


def _kept(new, old):
    return old if new is _kept else new


class Parameter:
    """A parameter of a function."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty
    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not isinstance(kind, int) or not 0 <= kind < len(_KINDS):
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        kind = _KINDS[kind]
        if default is not _empty and kind in _VARIADIC:
            raise ValueError(f'{kind.description} parameters cannot have default values')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    def replace(self, *, name=_kept, kind=_kept, annotation=_kept, default=_kept):
        return type(self)(_kept(name, self._name), _kept(kind, self._kind), default=_kept(default, self._default),
                          annotation=_kept(annotation, self._annotation))

    def __str__(self):
        text = {_VAR_POSITIONAL: '*', _VAR_KEYWORD: '**'}.get(self._kind, '') + self._name
        annotated = self._annotation is not _empty
        if annotated:
            text += ': ' + formatannotation(self._annotation)
        if self._default is not _empty:
            text += (' = ' if annotated else '=') + repr(self._default)
        return text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class BoundArguments:
    """Which arguments of a call go to which parameters."""

    __slots__ = ('arguments', '_signature')
    signature = property(lambda self: self._signature)

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    def _split(self):
        """From the first parameter on that is left out, those that can go by keyword do."""
        args, kwargs, by_position = [], {}, True
        for name, parameter in self._signature.parameters.items():
            given = name in self.arguments
            kind = parameter.kind
            if kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or not given and kind is not _VAR_POSITIONAL:
                by_position = False
            if not given:
                continue
            value = self.arguments[name]
            if kind is _VAR_KEYWORD:
                kwargs.update(value)
            elif not by_position and kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
                kwargs[name] = value
            elif by_position:
                args.extend(value if kind is _VAR_POSITIONAL else (value,))
        return tuple(args), kwargs

    args = property(lambda self: self._split()[0])
    kwargs = property(lambda self: self._split()[1])

    def apply_defaults(self):
        missing = {_VAR_POSITIONAL: tuple, _VAR_KEYWORD: dict}
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.kind in missing:
                arguments[name] = missing[parameter.kind]()
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        return '<%s (%s)>' % (type(self).__name__, ', '.join(['%s=%r' % item for item in self.arguments.items()]))


class Signature:
    """The parameters of a function and what it returns."""

    __slots__ = ('_parameters', '_return_annotation')
    empty = _empty
    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def __init__(self, parameters=None, *, return_annotation=_empty):
        from collections import OrderedDict
        found = OrderedDict()
        before, optional = _POSITIONAL_ONLY, False
        for parameter in parameters or ():
            if parameter.kind < before:
                raise ValueError(f'wrong parameter order: {before.description} parameter before '
                                 f'{parameter.kind.description} parameter')
            if parameter.kind in _BY_POSITION:
                if optional and parameter.default is _empty:
                    raise ValueError('non-default argument follows default argument')
                optional = parameter.default is not _empty
            if parameter.name in found:
                raise ValueError(f'duplicate parameter name: {parameter.name!r}')
            before = parameter.kind
            found[parameter.name] = parameter
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature_of(obj, follow_wrapped, cls)

    def replace(self, *, parameters=_kept, return_annotation=_kept):
        return type(self)(_kept(parameters, self._parameters.values()),
                          return_annotation=_kept(return_annotation, self._return_annotation))

    def _bind(self, args, kwargs, partial):
        arguments, rest, kwargs = {}, list(args), dict(kwargs)
        extra, positional_only, leading = None, [], True
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            leading, first = leading and kind in _BY_POSITION and bool(rest), leading
            if kind is _VAR_POSITIONAL:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif kind is _VAR_KEYWORD:
                extra = name
            elif rest and kind in _BY_POSITION:
                if name in kwargs and kind is _POSITIONAL_OR_KEYWORD:
                    raise TypeError(f'multiple values for argument {name!r}')
                arguments[name] = rest.pop(0)
            elif rest and not any(p.kind is _VAR_POSITIONAL for p in self._parameters.values()):
                raise TypeError('too many positional arguments')
            elif name in kwargs and kind is not _POSITIONAL_ONLY:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and name in kwargs:
                positional_only.append(name)
            elif parameter.default is _empty and not partial:
                by_keyword = ' keyword-only' if kind is _KEYWORD_ONLY and first else ''
                raise TypeError(f'missing a required{by_keyword} argument: {name!r}')
        if rest:
            raise TypeError('too many positional arguments')
        if extra is not None:
            if kwargs:
                arguments[extra] = kwargs
        elif positional_only:
            raise TypeError(f'got some positional-only arguments passed as keyword arguments: {", ".join(positional_only)!r}')
        elif kwargs:
            raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __str__(self):
        parts, slash, star = [], False, False
        for parameter in self._parameters.values():
            if slash and parameter.kind is not _POSITIONAL_ONLY:
                parts.append('/')
            slash = parameter.kind is _POSITIONAL_ONLY
            if parameter.kind is _KEYWORD_ONLY and not star:
                parts.append('*')
            star |= parameter.kind in (_VAR_POSITIONAL, _KEYWORD_ONLY)
            parts.append(str(parameter))
        if slash:
            parts.append('/')
        text = f'({", ".join(parts)})'
        return text if self._return_annotation is _empty else f'{text} -> {formatannotation(self._return_annotation)}'

    def __repr__(self):
        return f'<{type(self).__name__} {self}>'

    def _key(self):
        """Parameters that go by keyword only in any order."""
        ordered = tuple([p for p in self._parameters.values() if p.kind is not _KEYWORD_ONLY])
        return ordered, {p.name: p for p in self._parameters.values() if p.kind is _KEYWORD_ONLY}, self._return_annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Signature) else NotImplemented

    def __hash__(self):
        ordered, by_keyword, returned = self._key()
        return hash((ordered, frozenset(by_keyword.values()), returned))


def _function_signature(func, cls):
    code = func.__code__
    names, annotations, defaults = code.co_varnames, func.__annotations__, func.__defaults__ or ()
    npos = code.co_argcount
    kinds = [_POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD for i in range(npos)]
    parameters = [(name, kind, _empty) for name, kind in zip(names, kinds)]
    for i, default in enumerate(defaults, npos - len(defaults)):
        parameters[i] = (names[i], kinds[i], default)
    at = npos + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        parameters.append((names[at], _VAR_POSITIONAL, _empty))
        at += 1
    by_keyword = func.__kwdefaults__ or {}
    parameters += [(name, _KEYWORD_ONLY, by_keyword.get(name, _empty)) for name in names[npos:npos + code.co_kwonlyargcount]]
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append((names[at], _VAR_KEYWORD, _empty))
    return cls([Parameter(name, kind, default=default, annotation=annotations.get(name, _empty))
                for name, kind, default in parameters], return_annotation=annotations.get('return', _empty))


def _without_first(signature):
    """Of a bound method."""
    parameters = list(signature.parameters.values())
    if not parameters or parameters[0].kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
        raise ValueError('invalid method signature')
    return signature if parameters[0].kind is _VAR_POSITIONAL else signature.replace(parameters=parameters[1:])


def _partial_signature(partial, signature):
    """What is still to be given: what has been given by keyword, and all after it, goes by keyword only."""
    try:
        given = signature.bind_partial(*partial.args, **partial.keywords).arguments
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from error
    left, by_keyword = [], False
    for name, parameter in signature.parameters.items():
        kind = parameter.kind
        if name in given and kind is _POSITIONAL_ONLY:
            continue
        if name in given and kind is _POSITIONAL_OR_KEYWORD:
            if name not in partial.keywords:
                continue
            by_keyword = True
        if name in partial.keywords and kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
            parameter = parameter.replace(default=given[name])
        if by_keyword and kind is _VAR_POSITIONAL:
            continue
        if by_keyword and kind is _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        left.append(parameter)
    return signature.replace(parameters=left)


def _class_signature(obj, follow_wrapped, cls):
    for base in obj.__mro__[:-1]:
        for name in ('__new__', '__init__'):
            if isfunction(getattr(base.__dict__.get(name), '__func__', base.__dict__.get(name))):
                return _without_first(_signature_of(getattr(base, name), follow_wrapped, cls))
        if base.__module__ == 'builtins':
            raise ValueError(f'no signature found for builtin type {obj!r}')
    return cls([])


def _signature_of(obj, follow_wrapped, cls):
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if ismethod(obj):
        return _without_first(_signature_of(obj.__func__, follow_wrapped, cls))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda func: hasattr(func, '__signature__') or ismethod(func))
        if ismethod(obj):
            return _signature_of(obj, follow_wrapped, cls)
    own = getattr(obj, '__signature__', None)
    if own is not None:
        if not isinstance(own, Signature):
            raise TypeError(f'unexpected object {own!r} in __signature__ attribute')
        return own
    if isfunction(obj):
        return _function_signature(obj, cls)
    if isroutine(obj):
        raise ValueError(f'no signature found for builtin {obj!r}')
    functools = sys.modules.get('functools')
    if functools and isinstance(obj, functools.partial):
        return _partial_signature(obj, _signature_of(obj.func, follow_wrapped, cls))
    if isclass(obj):
        return _class_signature(obj, follow_wrapped, cls)
    return _signature_of(types.MethodType(type(obj).__call__, obj), follow_wrapped, cls)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of a callable. Functions that are not in Python have none here."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped)


def getfullargspec(func):
    """The parameters of a function, a bound method's self too."""
    try:
        found = _signature_of(func.__func__ if ismethod(func) else func, False, Signature)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, defaults, by_keyword, given, variadic = [], [], [], {}, {}
    annotations = {} if found.return_annotation is _empty else {'return': found.return_annotation}
    for name, parameter in found.parameters.items():
        kind = parameter.kind
        if kind in _VARIADIC:
            variadic[kind] = name
        elif kind is _KEYWORD_ONLY:
            by_keyword.append(name)
            if parameter.default is not _empty:
                given[name] = parameter.default
        else:
            args.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, variadic.get(_VAR_POSITIONAL), variadic.get(_VAR_KEYWORD), tuple(defaults) or None, by_keyword,
                       given or None, annotations)
