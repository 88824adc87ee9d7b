def f():
    try:
        yield 1
    finally:
        raise KeyError("in finalizer")


def g():
    it = f()
    next(it)
    raise ValueError("uncaught")


g()
