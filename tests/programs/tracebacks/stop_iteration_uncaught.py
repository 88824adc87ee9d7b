def f():
    yield 1
    return "the value"


g = f()
next(g)
next(g)
