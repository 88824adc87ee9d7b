import sys
def show(e):
    parts = []
    while e is not None:
        parts.append(f"{type(e).__name__}({', '.join(map(repr, e.args))})" + ("!" if e.__suppress_context__ else "") + (" cause=" + repr(e.__cause__) if e.__cause__ else ""))
        e = e.__context__
    return " <- ".join(parts)
# context across yields
def g():
    try:
        1/0
    except ZeroDivisionError:
        print("in g", sys.exception())
        yield 1
        print("in g again", sys.exception())
        yield 2
        try:
            raise KeyError("inner")
        except KeyError as e:
            print(show(e))
            yield 3
    print("after", sys.exception())
    yield 4
it = g()
try:
    raise ValueError("outer")
except ValueError:
    print(next(it), sys.exception())
    print(next(it), sys.exc_info()[0])
print(sys.exception(), next(it), sys.exception(), next(it))
# context of thrown
def h():
    try:
        yield 1
    except KeyError as e:
        print("caught", show(e))
        try:
            yield 2
        except ValueError as e2:
            print("caught2", show(e2))
            raise TypeError("end") from e2
i = h(); next(i)
try:
    raise OSError("ctx")
except OSError:
    i.throw(KeyError("t"))
try:
    try:
        raise OSError("ctx2")
    except OSError:
        i.throw(ValueError("v"))
except TypeError as e:
    print(show(e))
# throw forms
def k():
    while True:
        try:
            x = yield
        except BaseException as e:
            print("k", type(e), e.args, e.__cause__, e.__traceback__ is not None)
for args in [(ValueError,), (ValueError("i"),), (ValueError, "msg"), (ValueError, ("a", 1)), (ValueError, None), (ValueError, ValueError("inst")), (ValueError, KeyError("other")), (ValueError, "m", None), (Exception, ValueError("sub"))]:
    i = k(); next(i)
    try:
        i.throw(*args)
    except BaseException as e: print("out", repr(e))
for args in [(5,), ("str",), (int,), (ValueError("x"), "y"), (ValueError, "m", 3), (), (1, 2, 3, 4), (ValueError("x"), None, 7), (None,), (5, 6)]:
    i = k(); next(i)
    try: i.throw(*args)
    except BaseException as e: print("out", repr(e))
for args in [(1,), (1, 2), ()]:
    for name in ["send", "close", "__next__"]:
        i = k(); 
        try: getattr(i, name)(*args)
        except BaseException as e: print("out", name, repr(e))
try: i.send(value=1)
except TypeError as e: print(e)
try: i.throw(value=1)
except TypeError as e: print(e)
i = k()
for a in ["gi_running", "gi_frame", "gi_code", "gi_yieldfrom", "gi_suspended", "foo"]:
    try: setattr(i, a, 1)
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
    try: delattr(i, a)
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
for a in ["__name__", "__qualname__"]:
    try: setattr(i, a, 1)
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
    try: delattr(i, a)
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
    setattr(i, a, "zz")
print(i.__name__, i.__qualname__, k().__name__)
# bare raise in generator inside handler of consumer
def br():
    yield 1
    raise
b = br(); next(b)
try:
    try: raise ValueError("mine")
    except ValueError: next(b)
except BaseException as e: print(repr(e), show(e))
b = br(); next(b)
try: next(b)
except BaseException as e: print(repr(e), show(e))
# nested finally contexts
def fin():
    try:
        try:
            yield 1
        finally:
            raise KeyError("fin")
    finally:
        print("fin2", sys.exception())
f = fin(); next(f)
try: f.throw(ValueError("x"))
except KeyError as e: print(show(e))
f = fin(); next(f)
try: f.close()
except KeyError as e: print(show(e))
e1 = ValueError("a"); e2 = KeyError("b")
try:
    try: raise e1
    except ValueError: raise e2
except KeyError: pass
try:
    try: raise e2
    except KeyError: raise e1
except ValueError as e: print(show(e))
try: raise ValueError from 5
except TypeError as e: print(e)
try:
    try: 1/0
    except ZeroDivisionError as z: raise ValueError("v") from None
except ValueError as e: print(show(e))
e = ValueError("n"); e.add_note("one"); print(e.__notes__)
for bad in ["x", 5]:
    for at in ["__cause__", "__context__", "__traceback__", "__suppress_context__"]:
        try: setattr(e, at, bad)
        except TypeError as x: print(x)
try: raise 5
except TypeError as x: print(x)
class NotExc: pass
try: raise NotExc
except TypeError as x: print(x)
try:
    try: 1/0
    except NotExc: pass
except TypeError as x: print(x, show(x))
try:
    try: 1/0
    except (ValueError, (ZeroDivisionError,)): print("nested tuple ok")
except TypeError as x: print(x)
