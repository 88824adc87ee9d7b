def make():
    total = 0

    def gen(n):
        nonlocal total
        for i in range(n):
            total += i
            yield total

    def get():
        return total
    return gen, get


gen, get = make()
a, b = gen(4), gen(4)
print([next(x) for x in (a, b, a, b, a, b)], get())


def tracer():
    log = []

    def traced(name):
        def wrapper(n):
            log.append("call " + name)
            for v in range(n):
                log.append((name, v))
                yield v
        return wrapper
    return traced, log


traced, log = tracer()
x, y = traced("x"), traced("y")
print(list(zip(x(2), y(2))), log)


def cell_in_generator():
    v = 0

    def bump():
        nonlocal v
        v += 10
        return v
    while v < 50:
        yield v
        bump()
        v += 1


print(list(cell_in_generator()))


def argument_cell(n):
    def get():
        return n
    while n:
        yield get()
        n -= 1


print(list(argument_cell(3)))


def survives():
    data = [1, 2, 3]

    def g():
        for d in data:
            yield d * factor
    factor = 2
    it = g()
    next(it)
    factor = 10
    return it


print(list(survives()))


def memoize(f):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return wrapper


calls = 0


def slow(n):
    global calls
    calls += 1
    return n * n


fast = memoize(slow)
print([fast(i % 3) for i in range(9)], calls)


def shared_generators():
    state = {"n": 0}

    def producer():
        while True:
            state["n"] += 1
            yield state["n"]
    return producer(), producer(), state


p, q, state = shared_generators()
print(next(p), next(q), next(p), next(q), state)


class C:
    def __init__(self, n):
        self.n = n

    def make(self):
        def g():
            while self.n:
                self.n -= 1
                yield self.n
        return g


c = C(3)
print(list(c.make()()), c.n)
