pairs = [
    (Exception, BaseException), (ArithmeticError, Exception), (ZeroDivisionError, ArithmeticError), (OverflowError, ArithmeticError),
    (AssertionError, Exception), (AttributeError, Exception), (ImportError, Exception), (ModuleNotFoundError, ImportError), (LookupError, Exception),
    (IndexError, LookupError), (KeyError, LookupError), (MemoryError, Exception), (NameError, Exception), (UnboundLocalError, NameError),
    (OSError, Exception), (RuntimeError, Exception), (NotImplementedError, RuntimeError), (RecursionError, RuntimeError), (StopIteration, Exception),
    (SyntaxError, Exception), (TypeError, Exception), (ValueError, Exception), (GeneratorExit, BaseException), (KeyboardInterrupt, BaseException),
    (SystemExit, BaseException),
]
for sub, base in pairs:
    assert issubclass(sub, base), sub
    print(sub.__name__, end=" ")
print()
for t in (GeneratorExit, KeyboardInterrupt, SystemExit):
    print(issubclass(t, Exception), end=" ")
print()
for make in (lambda: ValueError(), lambda: ValueError("one"), lambda: ValueError("a", 2), lambda: KeyError("k"), lambda: KeyError(), lambda: KeyError(1, 2),
             lambda: IndexError("i"), lambda: StopIteration(5), lambda: SystemExit(3), lambda: AssertionError("m"), lambda: ValueError(None), lambda: ValueError([1]),
             lambda: Exception("text", ValueError("nested")), lambda: ValueError("quote's"), lambda: OSError("os")):
    e = make()
    print(repr(e), "|", str(e), "|", e.args)
print(ValueError("x") == ValueError("x"), StopIteration().value, StopIteration(1, 2).value, SystemExit(3).code, SystemExit().code)
e = ValueError("a")
e.note = "attribute"
e.args = ("changed", 1)
print(e.note, e, e.args)
print(ValueError, type(ValueError("x")) is ValueError, isinstance(KeyError("k"), LookupError), ValueError.__name__)
