def g(it):
    try:
        r = yield from it
        print("r", r)
    except GeneratorExit as e:
        print("exit", repr(e))
        raise
    yield "more"


def show(f, *args):
    try:
        print("gave", f(*args))
    except Exception as e:
        print("raised", repr(e), repr(e.__context__))


def one():
    yield 1


class Stops:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def close(self):
        raise StopIteration("closed")


# No throw(): the exception arrives at the yield from, which takes a StopIteration for the end of what it iterates.
for it in (1, 2), iter("ab"), Stops():
    x = g(it)
    next(x)
    show(x.throw, StopIteration(5))
    show(next, x)

# So too when what it delegates to has ended meanwhile.
inner = one()
x = g(inner)
next(x)
inner.close()
show(x.throw, StopIteration(6))

x = g(inner := one())
next(x)
show(next, inner, "ended")
show(x.throw, ValueError(7))

# And when closing it raises StopIteration.
x = g(Stops())
next(x)
show(x.throw, GeneratorExit())
x = g(Stops())
next(x)
show(x.close)
outer = g(g(Stops()))
next(outer)
show(outer.close)
