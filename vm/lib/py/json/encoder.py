"""Writing JSON."""
from _json import quote

__all__ = ["JSONEncoder"]

_INFINITY = float("inf")


def encode_basestring(s):
    return quote(s, False)


def encode_basestring_ascii(s):
    return quote(s, True)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        chunks = []
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        self._write(o, chunks.append, "\n" if indent is not None else None, indent, {} if self.check_circular else None)
        return iter(chunks)

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o == _INFINITY:
            text = "Infinity"
        elif o == -_INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return text

    def _atom(self, o):
        """The text of what is neither list nor dict, or None."""
        if isinstance(o, str):
            return quote(o, self.ensure_ascii)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is None or isinstance(key, (int, float)):
            return self._atom(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def _write(self, o, write, newline, indent, open_ones):
        """newline: a line feed and the indentation here, or None."""
        text = self._atom(o)
        if text is not None:
            write(text)
            return
        if open_ones is not None:
            if id(o) in open_ones:
                raise ValueError("Circular reference detected")
            open_ones[id(o)] = o
        if isinstance(o, (list, tuple)):
            self._write_list(o, write, newline, indent, open_ones)
        elif isinstance(o, dict):
            self._write_dict(o, write, newline, indent, open_ones)
        else:
            self._write(self.default(o), write, newline, indent, open_ones)
        if open_ones is not None:
            del open_ones[id(o)]

    def _write_list(self, items, write, newline, indent, open_ones):
        if not items:
            write("[]")
            return
        inner = None if newline is None else newline + indent
        separator = "[" if inner is None else "[" + inner
        behind = self.item_separator if inner is None else self.item_separator + inner
        for item in items:
            write(separator)
            separator = behind
            self._write(item, write, inner, indent, open_ones)
        write("]" if newline is None else newline + "]")

    def _write_dict(self, d, write, newline, indent, open_ones):
        if not d:
            write("{}")
            return
        inner = None if newline is None else newline + indent
        separator = "{" if inner is None else "{" + inner
        behind = self.item_separator if inner is None else self.item_separator + inner
        empty = True
        for key, item in sorted(d.items()) if self.sort_keys else d.items():
            key = self._key(key)
            if key is None:
                continue
            write(separator)
            separator = behind
            write(quote(key, self.ensure_ascii))
            write(self.key_separator)
            self._write(item, write, inner, indent, open_ones)
            empty = False
        if empty:
            write(separator)
        write("}" if newline is None else newline + "}")
