"""Exceptions and stacks as text."""
import sys
from _traceback import entries_text, last_text, position, whole_text

_absent = object()


class FrameSummary:
    """One place of a traceback or stack."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename, self.lineno, self.name, self.locals, self._line = filename, lineno, name, locals, line
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno

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

    def format(self):
        return format_list(self)


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


def _summary(places):
    return StackSummary([FrameSummary(f.f_code.co_filename, lineno, f.f_code.co_name) for f, lineno in places])


def extract_tb(tb, limit=None):
    entries = []
    while tb is not None:
        code = tb.tb_frame.f_code
        end_lineno, colno, end_colno = position(tb)
        entries.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name,
                                    end_lineno=end_lineno, colno=colno, end_colno=end_colno))
        tb = tb.tb_next
    if limit is not None:
        entries = entries[:limit] if limit >= 0 else entries[limit:]
    return StackSummary(entries)


def extract_stack(f=None, limit=None):
    places = list(walk_stack(sys._getframe(1) if f is None else f))
    places.reverse()
    if limit is not None:
        places = places[-limit:] if limit >= 0 else places[:-limit]
    return _summary(places)


def format_list(extracted_list):
    lines = []
    for filename, lineno, name, line in extracted_list:
        text = '  File "%s", line %s, in %s\n' % (filename, lineno, name)
        lines.append(text + ('    %s\n' % line.strip() if line else ''))
    return lines


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit))


def print_stack(f=None, limit=None, file=None):
    _write(format_stack(sys._getframe(1) if f is None else f, limit), file)


def _write(parts, file):
    file = sys.stderr if file is None else file
    for part in parts:
        file.write(part)


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


def _exception(exc, value):
    return exc if value is _absent else value


def format_exception_only(exc, /, value=_absent, *, show_group=False):
    value = _exception(exc, value)
    return ['NoneType: None\n'] if value is None else last_text(value).splitlines(True)


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True):
    value = _exception(exc, value)
    if value is None:
        return ['NoneType: None\n']
    if isinstance(value, BaseExceptionGroup):
        return whole_text(value).splitlines(True)
    tb = value.__traceback__ if tb is _absent else tb
    lines = []
    if chain and value.__cause__ is not None:
        lines = format_exception(value.__cause__, limit=limit)
        lines.append('\nThe above exception was the direct cause of the following exception:\n\n')
    elif chain and value.__context__ is not None and not value.__suppress_context__:
        lines = format_exception(value.__context__, limit=limit)
        lines.append('\nDuring handling of the above exception, another exception occurred:\n\n')
    if tb is not None:
        lines.append('Traceback (most recent call last):\n')
        lines.extend(format_tb(tb, limit))
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

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **options):
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self._str = str(exc_value)
        self._lines = format_exception(exc_type, exc_value, exc_traceback, limit)
        self._own = format_exception(exc_type, exc_value, exc_traceback, limit, False)
        self._last = format_exception_only(exc_value)

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def __str__(self):
        return self._str

    def format_exception_only(self, **options):
        return iter(self._last)

    def format(self, *, chain=True, **options):
        return iter(self._lines if chain else self._own)

    def print(self, *, file=None, chain=True):
        _write(self.format(chain=chain), file)
