"""Listings of code: this machine's instructions, not CPython's."""
from _dis import text as _text

_CodeType = type((lambda: None).__code__)

__all__ = ["dis", "disassemble", "disco"]


def _code_of(x):
    """The code object of a function, method, generator or frame, or None."""
    x = getattr(x, "__func__", x)
    for name in ("__code__", "gi_code", "f_code"):
        code = getattr(x, name, None)
        if code is not None:
            return code
    return x if isinstance(x, _CodeType) else None


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    print(_text(co, adaptive), end="", file=file)


disco = disassemble


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    if x is None:
        raise NotImplementedError("genlab does not support dis.dis() of the last traceback")
    if isinstance(x, (str, bytes)):
        raise NotImplementedError("genlab does not support dis.dis() of source text")
    code = _code_of(x)
    if code is not None:
        disassemble(code, file=file, adaptive=adaptive)
    elif hasattr(x, "__dict__"):
        for name, member in sorted(x.__dict__.items()):
            code = _code_of(member)
            if code is not None:
                print(f"Disassembly of {name}:", file=file)
                disassemble(code, file=file, adaptive=adaptive)
                print(file=file)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
