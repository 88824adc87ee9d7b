"""Reading JSON: by the C library as long as it takes the text, else by a reader that knows CPython's extensions and errors."""
from _json import read

__all__ = ["JSONDecoder", "JSONDecodeError"]

_SPACE = " \t\n\r"
_DIGITS = "0123456789"
_HEX_DIGITS = "0123456789abcdefABCDEF"
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {"-Infinity": -float("inf"), "Infinity": float("inf"), "NaN": float("nan")}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class _NoValue(Exception):
    """No value begins at this place."""


def _skip_space(s, i):
    n = len(s)
    while i < n and s[i] in _SPACE:
        i += 1
    return i


def _skip_digits(s, i):
    n = len(s)
    while i < n and s[i] in _DIGITS:
        i += 1
    return i


def _code_unit(s, i):
    """The four hexadecimal digits behind the u at i."""
    digits = s[i + 1:i + 5]
    if i + 5 >= len(s):
        raise JSONDecodeError("Invalid \\uXXXX escape", s, i)
    for c in digits:
        if c not in _HEX_DIGITS:
            raise JSONDecodeError("Invalid \\uXXXX escape", s, i)
    return int(digits, 16)


def _read_string(s, i, strict):
    """The string whose text begins at i, and where it ends."""
    begin = i - 1
    parts = []
    while True:
        quote = s.find('"', i)
        end = s.find("\\", i, quote if quote >= 0 else len(s))
        if end < 0:
            end = quote if quote >= 0 else len(s)
        if strict:
            for at in range(i, end):
                if s[at] < " ":
                    raise JSONDecodeError("Invalid control character at", s, at)
        parts.append(s[i:end])
        if end == len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if end == quote:
            return "".join(parts), end + 1
        i = end + 1
        if i == len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        c = s[i]
        if c != "u":
            if c not in _ESCAPES:
                raise JSONDecodeError("Invalid \\escape", s, end)
            parts.append(_ESCAPES[c])
            i += 1
            continue
        unit = _code_unit(s, i)
        i += 5
        if 0xD800 <= unit <= 0xDBFF and s[i:i + 2] == "\\u":
            digits = s[i + 2:i + 6]
            if i + 6 < len(s) and all(c in _HEX_DIGITS for c in digits) and 0xDC00 <= int(digits, 16) <= 0xDFFF:
                unit = 0x10000 + ((unit - 0xD800) << 10) + int(digits, 16) - 0xDC00
                i += 6
        parts.append(chr(unit))


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self._plain = not (object_hook or parse_float or parse_int or parse_constant or object_pairs_hook)

    def decode(self, s):
        if self._plain:
            value = read(s)
            if value is not NotImplemented:
                return value
        value, end = self.raw_decode(s, _skip_space(s, 0))
        end = _skip_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        try:
            return self._value(s, idx)
        except _NoValue as error:
            raise JSONDecodeError("Expecting value", s, error.args[0]) from None

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return _read_string(s, i + 1, self.strict)
        if c == "{":
            return self._object(s, i + 1)
        if c == "[":
            return self._array(s, i + 1)
        for text, value in (("null", None), ("true", True), ("false", False)):
            if s.startswith(text, i):
                return value, i + len(text)
        if c and c in "-0123456789":
            end = i + (c == "-")
            digit = s[end:end + 1]
            if digit and digit in _DIGITS:
                return self._number(s, i, end + 1 if digit == "0" else _skip_digits(s, end))
        for text in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(text, i):
                return self.parse_constant(text), i + len(text)
        raise _NoValue(i)

    def _number(self, s, i, end):
        whole = end
        if s[end:end + 1] == ".":
            behind = _skip_digits(s, end + 1)
            if behind > end + 1:
                end = behind
        if s[end:end + 1] in ("e", "E"):
            first = end + 1 + (s[end + 1:end + 2] in ("+", "-"))
            behind = _skip_digits(s, first)
            if behind > first:
                end = behind
        parse = self.parse_int if end == whole else self.parse_float
        return parse(s[i:end]), end

    def _array(self, s, i):
        values = []
        i = _skip_space(s, i)
        if s[i:i + 1] == "]":
            return values, i + 1
        while True:
            value, i = self._item(s, i)
            values.append(value)
            i = _skip_space(s, i)
            c = s[i:i + 1]
            if c == "]":
                return values, i + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip_space(s, i + 1)
            if s[i:i + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)

    def _item(self, s, i):
        try:
            return self._value(s, i)
        except _NoValue as error:
            raise JSONDecodeError("Expecting value", s, error.args[0]) from None

    def _object(self, s, i):
        pairs = []
        i = _skip_space(s, i)
        if s[i:i + 1] == "}":
            i += 1
        else:
            while True:
                if s[i:i + 1] != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
                key, i = _read_string(s, i + 1, self.strict)
                i = _skip_space(s, i)
                if s[i:i + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, i)
                value, i = self._item(s, _skip_space(s, i + 1))
                pairs.append((key, value))
                i = _skip_space(s, i)
                c = s[i:i + 1]
                if c == "}":
                    i += 1
                    break
                if c != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                comma = i
                i = _skip_space(s, i + 1)
                if s[i:i + 1] == "}":
                    raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), i
        value = dict(pairs)
        return (value if self.object_hook is None else self.object_hook(value)), i
