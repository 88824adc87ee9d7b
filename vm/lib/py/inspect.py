"""What objects are, and what frames and generators are doing."""
import sys
import types

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32

GEN_CREATED = 'GEN_CREATED'
GEN_RUNNING = 'GEN_RUNNING'
GEN_SUSPENDED = 'GEN_SUSPENDED'
GEN_CLOSED = 'GEN_CLOSED'


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_CREATED


def getgeneratorlocals(generator):
    """The variables of a generator, by name."""
    if not isgenerator(generator):
        raise TypeError('%r is not a Python generator' % (generator,))
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def isgeneratorfunction(obj):
    obj = _unwrap_partial(obj)
    return isfunction(obj) and bool(obj.__code__.co_flags & CO_GENERATOR)


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
    return False


def iscoroutinefunction(obj):
    return False


def isawaitable(object):
    return hasattr(type(object), '__await__')


def isasyncgen(object):
    return False


def isasyncgenfunction(obj):
    return False


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


class _Record:
    def __init__(self, items):
        self._items = tuple(items)
        for name, item in zip(self._fields, self._items):
            setattr(self, name, item)

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)

    def __getitem__(self, at):
        return self._items[at]

    def __repr__(self):
        return '%s(%s)' % (type(self).__name__, ', '.join(['%s=%r' % pair for pair in zip(self._fields, self)]))


class Traceback(_Record):
    _fields = ('filename', 'lineno', 'function', 'code_context', 'index')


class FrameInfo(_Record):
    _fields = ('frame',) + Traceback._fields


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
    return Traceback((code.co_filename, lineno, code.co_name, lines, index))


def getouterframes(frame, context=1):
    found = []
    while frame:
        found.append(FrameInfo((frame, *getframeinfo(frame, context))))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb:
        found.append(FrameInfo((tb.tb_frame, *getframeinfo(tb, context))))
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


def unwrap(func, *, stop=None):
    """The function at the end of a chain of __wrapped__ attributes."""
    first, seen = func, [id(func)]
    while hasattr(func, '__wrapped__') and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError('wrapper loop when unwrapping {!r}'.format(first))
        seen.append(id(func))
    return func
