def raises():
    yield 1
    raise StopIteration("leak")


g = raises()
print(next(g))
try:
    next(g)
except RuntimeError as e:
    print(e)
    print(repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
print(list(g))


def leaks_next(it):
    while True:
        yield next(it) * 10


g = leaks_next(iter([1, 2]))
print(next(g), next(g))
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__))


def thrown():
    yield 1


g = thrown()
next(g)
try:
    g.throw(StopIteration("thrown in"))
except RuntimeError as e:
    print(e, repr(e.__cause__))

# A generator expression has the same rule.
def stop():
    raise StopIteration


try:
    list(stop() for _ in range(3))
except RuntimeError as e:
    print(e)


class Sub(StopIteration):
    pass


def sub():
    raise Sub("subclass")
    yield


try:
    next(sub())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def caught_inside():
    try:
        raise StopIteration
    except StopIteration:
        yield "caught inside"


print(list(caught_inside()))
