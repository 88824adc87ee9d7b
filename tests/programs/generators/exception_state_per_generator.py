def bare_raise_across_yield():
    try:
        raise ValueError("generator's own")
    except ValueError:
        yield "in handler"
        raise


g = bare_raise_across_yield()
try:
    raise KeyError("caller's")
except KeyError:
    print(next(g))
    try:
        next(g)
    except ValueError as e:
        print("re-raised", e, repr(e.__context__))


def no_leak():
    try:
        raise ValueError("inside")
    except ValueError:
        yield 1
    yield 2


g = no_leak()
next(g)
try:
    raise
except RuntimeError as e:
    print(e)
next(g)


def sees_callers():
    try:
        raise
    except RuntimeError as e:
        print("no exception at first:", e)
    yield 1
    try:
        raise
    except KeyError as e:
        print("the caller's exception is seen:", repr(e))
    yield 2
    try:
        raise
    except RuntimeError as e:
        print("gone again:", e)
    yield 3


g = sees_callers()
next(g)
try:
    raise KeyError("caller")
except KeyError:
    next(g)
next(g)


def context():
    try:
        yield 1
    except ValueError as e:
        print("thrown, context:", repr(e.__context__))
        try:
            raise TypeError("second")
        except TypeError as t:
            print("context:", repr(t.__context__))
            yield 2
    raise IndexError("third")


g = context()
next(g)
try:
    raise OSError("outer")
except OSError:
    g.throw(ValueError("thrown"))
try:
    next(g)
except IndexError as e:
    print(repr(e), repr(e.__context__))

try:
    raise OSError("caller of the last")
except OSError:
    g = context()
    next(g)
    g.throw(ValueError("thrown"))
    try:
        next(g)
    except IndexError as e:
        print(repr(e), repr(e.__context__))
