class Receiver:
    def __init__(self):
        self.total = 0

    def send(self, v):
        self.total += v
        return self.total


def accumulate():
    total = 0
    while True:
        v = yield total
        total += v


def doubler():
    v = 0
    while True:
        v = yield v * 2


def run():
    a, d, r = accumulate(), doubler(), Receiver()
    next(a)
    next(d)
    out = 0
    for i in range(600):
        if i < 200:
            target = a
        elif i < 300:
            target = d
        elif i < 400:
            target = r
        else:
            target = (a, d, r)[i % 3]
        out += target.send(i)
    return out, r.total


print(run())
print(run())


def relay(child):
    yield from child


def through_relay():
    g = relay(accumulate())
    h = relay(relay(doubler()))
    next(g)
    next(h)
    s = 0
    for i in range(300):
        s += g.send(i) + h.send(i)
    return s


print(through_relay())


def send_until_stop():
    def taker(n):
        for _ in range(n):
            yield
        return n
    returned = 0
    for n in range(100):
        t = taker(n % 5)
        try:
            t.send(None)
            while True:
                t.send("x")
        except StopIteration as e:
            returned += e.value
    return returned


print(send_until_stop())
