def f():
    r = yield from g
    return r


def already():
    return "value"
    yield


g = already()
next(g, None)
try:
    next(f())
except StopIteration as e:
    print("a finished delegate gives", e.value)


class StopWith:
    def __init__(self, exc):
        self.exc = exc

    def __iter__(self):
        return self

    def __next__(self):
        raise self.exc


class MyStop(StopIteration):
    pass


for exc in (StopIteration, StopIteration(), StopIteration(1), StopIteration(1, 2), StopIteration(None),
            StopIteration((3, 4)), MyStop("subclass")):
    def h():
        return (yield from StopWith(exc))
    try:
        next(h())
    except StopIteration as e:
        print(repr(e.value), e.args)


def throw_stop():
    try:
        yield 1
    except StopIteration:
        return "caught StopIteration"


def over():
    r = yield from throw_stop()
    yield r


g = over()
next(g)
print(g.throw(StopIteration("x")))


def plain():
    yield 1


def over_plain():
    try:
        yield from plain()
    except RuntimeError as e:
        yield str(e)


g = over_plain()
next(g)
print(g.throw(StopIteration("y")))
print(list(g))
