"""Exceptions and stacks as text."""
import sys
from itertools import groupby
from _traceback import entries_text, entry_text, last_text, position, whole_text

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_stack', 'print_tb', 'clear_frames',
           'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']

_absent = object()


class FrameSummary:
    """One place of a traceback or stack."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.locals = {key: repr(value) for key, value in locals.items()} if locals else None
        self._line = line if line is None else line.strip()
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        self._text = None       # where the VM knows more than the line

    @property
    def line(self):
        if self._line is None and self.lineno is not None:
            self._line = _source_line(self.filename, self.lineno)
        return self._line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, (FrameSummary, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return '<FrameSummary file %s, line %s in %s>' % (self.filename, self.lineno, self.name)


def _source_line(filename, lineno):
    try:
        with open(filename) as file:
            for number, line in enumerate(file, 1):
                if number == lineno:
                    return line.strip()
    except OSError:
        pass
    return ''


class StackSummary(list):
    """A list of FrameSummary."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        places = list(frame_gen)
        if limit is not None:
            places = places[:limit] if limit >= 0 else places[limit:]
        return cls([FrameSummary(f.f_code.co_filename, lineno, f.f_code.co_name, locals=f.f_locals if capture_locals else None)
                    for f, lineno in places])

    @classmethod
    def from_list(cls, a_list):
        return cls([entry if isinstance(entry, FrameSummary) else FrameSummary(*entry[:3], line=entry[3]) for entry in a_list])

    def format_frame_summary(self, frame_summary, **options):
        text = frame_summary._text
        if text is None:
            text = '  File "%s", line %s, in %s\n' % (frame_summary.filename, frame_summary.lineno, frame_summary.name)
            if frame_summary.line:
                text += '    %s\n' % frame_summary.line
        for item in sorted((frame_summary.locals or {}).items()):
            text += '    %s = %s\n' % item
        return text

    def format(self, **options):
        lines = []
        for _, same in groupby(self, lambda entry: (entry.filename, entry.lineno, entry.name)):
            same = list(same)
            lines += [self.format_frame_summary(entry) for entry in same[:3]]
            if len(same) > 3:
                more = len(same) - 3
                lines.append('  [Previous line repeated %d more time%s]\n' % (more, 's' if more > 1 else ''))
        return lines


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    return _extracted(tb, limit, False)


def _extracted(tb, limit, capture_locals):
    entries = []
    while tb is not None:
        f, text = tb.tb_frame, entry_text(tb)
        if text:        # not of the library
            end_lineno, colno, end_colno = position(tb)
            entry = FrameSummary(f.f_code.co_filename, tb.tb_lineno, f.f_code.co_name, end_lineno=end_lineno, colno=colno,
                                 end_colno=end_colno, locals=f.f_locals if capture_locals else None)
            entry._text = text
            entries.append(entry)
        tb = tb.tb_next
    if limit is not None:
        entries = entries[:limit] if limit >= 0 else entries[limit:]
    return StackSummary(entries)


def extract_stack(f=None, limit=None):
    stack = StackSummary.extract(walk_stack(sys._getframe(1) if f is None else f), limit=limit)
    stack.reverse()
    return stack


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit))


def print_stack(f=None, limit=None, file=None):
    _write(format_stack(sys._getframe(1) if f is None else f, limit), file)


def _write(parts, file):
    file = sys.stderr if file is None else file
    for part in parts:
        print(part, file=file, end='')


def _split(text):
    """The entries of a traceback's text."""
    entries = []
    for line in text.splitlines(True):
        if line.startswith('  File ') or line.startswith('  [Previous') or not entries:
            entries.append(line)
        else:
            entries[-1] += line
    return entries


def format_tb(tb, limit=None):
    if tb is None or limit == 0:
        return []
    entries = _split(entries_text(tb))
    if limit is None:
        return entries
    return entries[:limit] if limit > 0 else entries[limit:]


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def _value_and_tb(exc, value, tb):
    """Of the two ways to call the functions below: with an exception, or as sys.exc_info() has it."""
    if (value is _absent) != (tb is _absent):
        raise ValueError('Both or neither of value and tb must be given')
    if value is not _absent:
        return value, tb
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
    return exc, exc.__traceback__


def format_exception_only(exc, /, value=_absent, *, show_group=False):
    value = exc if value is _absent else value
    if value is None:
        return ['NoneType: None\n']
    lines = last_text(value).splitlines(True)
    if isinstance(value, SyntaxError):
        return lines
    try:
        own = 1 + str(value).count('\n')
    except Exception:
        own = 1
    return [''.join(lines[:own]), *lines[own:]]


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True):
    value, tb = _value_and_tb(exc, value, tb)
    if value is None:
        return ['NoneType: None\n']
    if isinstance(value, BaseExceptionGroup):
        return whole_text(value).splitlines(True)
    lines = []
    if chain and value.__cause__ is not None:
        lines = format_exception(value.__cause__, limit=limit)
        lines.append('\nThe above exception was the direct cause of the following exception:\n\n')
    elif chain and value.__context__ is not None and not value.__suppress_context__:
        lines = format_exception(value.__context__, limit=limit)
        lines.append('\nDuring handling of the above exception, another exception occurred:\n\n')
    entries = format_tb(tb, limit)
    if entries:
        lines.append('Traceback (most recent call last):\n')
        lines.extend(entries)
    return lines + format_exception_only(value)


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True):
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception's text, taken now."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, capture_locals=False, _seen=None, **options):
        self.exc_type_str = exc_type.__qualname__
        if exc_type.__module__ not in ('__main__', 'builtins'):
            self.exc_type_str = f'{exc_type.__module__}.{exc_type.__qualname__}'
        self.exc_type = exc_type
        self.stack = _extracted(exc_traceback, limit, capture_locals)
        self._str = str(exc_value)
        self._last = format_exception_only(exc_value)
        self._whole = whole_text(exc_value).splitlines(True) if isinstance(exc_value, BaseExceptionGroup) else None
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__suppress_context__ = exc_value.__suppress_context__
        seen = [] if _seen is None else _seen
        seen.append(exc_value)
        options = {'limit': limit, 'capture_locals': capture_locals, '_seen': seen}
        self.__cause__, self.__context__ = [
            TracebackException.from_exception(other, **options) if other is not None and all(other is not one for one in seen)
            else None for other in (exc_value.__cause__, exc_value.__context__)]

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def __str__(self):
        return self._str

    def format_exception_only(self, **options):
        return iter(self._last)

    def format(self, *, chain=True, **options):
        if self._whole:
            yield from self._whole
            return
        if chain and self.__cause__ is not None:
            yield from self.__cause__.format()
            yield '\nThe above exception was the direct cause of the following exception:\n\n'
        elif chain and self.__context__ is not None and not self.__suppress_context__:
            yield from self.__context__.format()
            yield '\nDuring handling of the above exception, another exception occurred:\n\n'
        if self.stack:
            yield 'Traceback (most recent call last):\n'
            yield from self.stack.format()
        yield from self._last

    def print(self, *, file=None, chain=True):
        _write(self.format(chain=chain), file)
