def show(e):
    print(repr(e), "cause", repr(e.__cause__), "context", repr(e.__context__), "suppress", e.__suppress_context__)


try:
    raise ValueError("plain")
except ValueError as e:
    show(e)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("during")
except KeyError as e:
    show(e)
try:
    try:
        raise ValueError("first")
    except ValueError as v:
        raise KeyError("from") from v
except KeyError as e:
    show(e)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("from none") from None
except KeyError as e:
    show(e)
try:
    raise KeyError("class cause") from ValueError
except KeyError as e:
    show(e)
try:
    raise KeyError from OSError("x")
except KeyError as e:
    show(e)
for bad in (5, "x", int):
    try:
        raise KeyError("k") from bad
    except TypeError as e:
        show(e)
try:
    try:
        try:
            raise ValueError("1")
        except ValueError:
            raise TypeError("2")
    except TypeError:
        raise KeyError("3")
except KeyError as e:
    c = e
    while c:
        print(repr(c), end=" <- ")
        c = c.__context__
    print()


def cleanup():
    try:
        raise ValueError("in cleanup")
    except ValueError:
        pass


try:
    try:
        raise KeyError("main")
    finally:
        cleanup()
except KeyError as e:
    show(e)
try:
    e1 = ValueError("same")
    try:
        raise e1
    except ValueError as e:
        raise e
except ValueError as e:
    show(e)
try:
    try:
        raise ValueError("a")
    finally:
        raise KeyError("b")
except KeyError as e:
    show(e)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined_in_handler
except NameError as e:
    show(e)


def in_call():
    raise IndexError("called from a handler")


try:
    try:
        raise ValueError("handled")
    except ValueError:
        in_call()
except IndexError as e:
    show(e)
