def inner(v):
    yield 1
    return v


def outer():
    a = yield from inner("a")
    b = yield from inner(["b"])
    c = (yield from inner(3)) + (yield from inner(4))
    d = yield from [1, 2]
    e = yield from ()
    return [a, b, c, d, e, (yield from inner(None))]


g = outer()
out = []
while True:
    try:
        out.append(next(g))
    except StopIteration as e:
        print(out, e.value)
        break


def at_once(v):
    return v
    yield


def f():
    for i in range(3):
        print((yield from at_once(i)))


print(list(f()))


def returns_exception():
    return StopIteration("as a value")
    yield


def g2():
    v = yield from returns_exception()
    print(repr(v), v.value)
    yield


next(g2())


def chain(n):
    if n == 0:
        yield "leaf"
        return 0
    return (yield from chain(n - 1)) + n


g = chain(50)
print(next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)
