def plain(a, b):
    return a


def generate(n):
    yield n


class Point:
    def __init__(self, x):
        self.x = x


def calls():
    made = []
    for i in range(20):
        plain(i, i)
        p = Point(i)
        made.append(p)
        if len(made) > 3 and abs(i) < 19:
            g = generate(i)
            made.pop()
        x = "-".join(("a", "b"))
        x = list(generate(i))
        x = str(i)
        add = x.count
        add("1")
    return made


assert len(calls()) == 4


def echo():
    v = None
    while True:
        v = yield v


def resumed():
    g = echo()
    next(g)
    for i in range(20):
        v = next(g)
        v = g.send(i)
    return v


assert resumed() == 19
