def leaf(n):
    for i in range(n):
        yield i


def swapping(n):
    for i in range(n):
        yield from leaf(i)
        yield "s" + str(i)


def top():
    yield from swapping(3)
    yield from swapping(2)


print(list(top()))


def grow(n):
    yield n
    if n:
        yield from grow(n - 1)


print(list(grow(10)))


def shrink(n):
    if n:
        yield from shrink(n - 1)
    yield n


print(list(shrink(10)))


def both(n):
    yield ("down", n)
    if n:
        yield from both(n - 1)
    yield ("up", n)


print(list(both(3)))


def wrap(g, n):
    return g if n == 0 else wrap(relay(g), n - 1)


def relay(g):
    r = yield from g
    return r


for depth in (1, 2, 10, 100):
    g = wrap(leaf(100), depth)
    print(depth, sum(g))
g = wrap(iter([1, 2, 3]), 10)
print(next(g), next(g), next(g), next(g, "end"))
