def ticker():
    n = 0
    while True:
        n += (yield n) or 1


g = ticker()


def a():
    return next(g)


def b():
    return g.send(10)


class C:
    def step(self):
        for v in g:
            return v


c = C()
print(next(g), a(), b(), c.step(), a(), [next(g) for _ in range(3)], b(), (lambda: next(g))())


def relay():
    for v in g:
        yield v


r = relay()
print(next(r), next(g), next(r), a(), next(r))
for v in g:
    if v > 40:
        break
    next(g)
print(v)


def shared(it, log, name):
    for v in it:
        log.append((name, v))
        yield


numbers = iter(range(9))
log = []
x = shared(numbers, log, "x")
y = shared(numbers, log, "y")
for g2 in (x, y, y, x, x, y, y, y, x):
    next(g2)
print(log)
print(next(x, "x ended"), next(y, "y ended"))
