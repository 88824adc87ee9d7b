def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, it):
    return [x for _, x in zip(range(n), it)]


print(take(20, fib()))
for i, f in enumerate(fib()):
    if i in (90, 91, 92, 93, 94, 200, 300):
        print(i, f)
    if i == 300:
        break


def recursive():
    yield 0
    yield 1
    a, b = recursive(), recursive()
    next(b)
    for x in a:
        yield x + next(b)


print(take(10, recursive()))


def memo():
    cache = {}

    def fib(n):
        if n not in cache:
            cache[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
        return cache[n]
    return fib


print(memo()(120))


def pisano(m):
    g = fib()
    next(g)
    seen = [0, 1]
    a, b = 0, 1
    n = 0
    while True:
        a, b = b, (a + b) % m
        n += 1
        if (a, b) == (0, 1):
            return n


print([pisano(m) for m in range(2, 12)])
