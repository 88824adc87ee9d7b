"""next(g) and g.send(v) in hot loops, with g and v in local variables: whatever may stand in the way of doing a call at once."""
import builtins
import sys


def values(data):
    for v in data:
        yield v


def echo():
    v = None
    while True:
        v = yield v


def warm():
    g = values(list(range(40)))
    r = []
    for _ in range(30):
        v = next(g)
        r.append(v)
    e = echo()
    next(e)
    for i in range(30):
        v = e.send(i)
        r.append(v)
    return r


print(warm() == list(range(30)) * 2)


def advance(g, n):
    """One site that meets all kinds."""
    r = []
    for _ in range(n):
        v = next(g)
        r.append(v)
    return r


def drive(g, sent, n):
    r = []
    for _ in range(n):
        v = g.send(sent)
        r.append(v)
    return r


def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return type(e).__name__, str(e), e.__traceback__.tb_next and e.__traceback__.tb_next.tb_lineno


def inner(n):
    for i in range(n):
        got = yield i
        if got == "raise":
            raise ValueError(got)
    return "inner"


def outer(n):
    r = yield from inner(n)
    yield r


def handling(n):
    try:
        raise KeyError(n)
    except KeyError:
        for i in range(n):
            yield i, repr(sys.exception())
    yield "out", repr(sys.exception())


class Own:
    def __init__(self):
        self.n = 0

    def __next__(self):
        self.n += 1
        return self.n

    def send(self, v):
        return "own", v


for make in [lambda: values([1, 2, 3] * 20), lambda: inner(60), lambda: outer(60), lambda: handling(60), lambda: iter(range(60)), Own,
             lambda: values([1, 2]), lambda: inner(2), lambda: outer(2), lambda: handling(2), lambda: 5]:
    print(attempt(advance, make(), 3), attempt(advance, make(), 40) == attempt(advance, make(), 40), attempt(advance, make(), 4))
    for sent in (None, 1, "raise"):
        o = make()
        print(sent, attempt(drive, o, sent, 2), attempt(drive, o, sent, 2))
        o = make()
        attempt(next, o)
        print(sent, attempt(drive, o, sent, 2), attempt(drive, o, sent, 3), attempt(drive, o, sent, 1))


# A generator that resumes itself, and one that looks at who resumed it.
def reentrant():
    yield 1
    try:
        me = box[0]
        yield next(me)
    except ValueError as e:
        yield str(e)
    try:
        none = None
        yield box[0].send(none)
    except ValueError as e:
        yield str(e)


def looking():
    while True:
        f = sys._getframe().f_back
        yield f.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno


box = [reentrant()]
print(advance(box[0], 3))
print(advance(looking(), 20)[-1])
e = looking()
next(e)
print(drive(e, 1, 20)[-1])


# The name is looked up at each call.
def named(g, n):
    r = []
    for i in range(n):
        if i == 20:
            globals()["next"] = lambda g: "global"
        elif i == 23:
            del globals()["next"]
        elif i == 26:
            builtins.next = lambda g: "built-in"
        elif i == 29:
            builtins.next = kept
        v = next(g)
        r.append(v)
    return r


kept = next
print(named(values("abc" * 20), 32))


# What is dropped by storing the result runs the program's code.
class Loud:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        global last
        log.append(self.n)
        if self.n % 7 == 3:
            log.append(("resumes", attempt(next, last)))
        if self.n == 25:
            last.close()


def loud():
    for i in range(40):
        yield Loud(i)


def store(g):
    global last
    last = g
    v = None
    while True:
        v = next(g)


log = []
print(attempt(store, loud()))
print(log)
log = []


def store_sent(g):
    global last
    last = g
    next(g)
    i = 0
    v = None
    while i < 30:
        o = Loud(i)
        v = g.send(o)
        o = None
        i += 1
    return v.n


print(attempt(store_sent, echo()))
print(log)
log = []


# The last reference goes with the call.
def temporary(n):
    r = None
    for i in range(n):
        r = next(values([Loud(i)]))
    return r.n


last = values([])
print(temporary(12))
print(log)


def rebound(n):
    """The generator's variable gets the result."""
    r = []
    for i in range(n):
        g = values([i, i + 1])
        g = next(g)
        r.append(g)
        e = echo()
        next(e)
        v = i
        e = e.send(v)
        r.append(e)
    return r


print(rebound(12))


# Depth.
def deep(g, n):
    if n:
        return deep(g, n - 1)
    return advance(g, 20)


def nested(n):
    for i in range(20):
        g = nested(n - 1)
        yield (next(g) if n else 0) + i


print(deep(nested(3), 10))
print(attempt(deep, values([1] * 20), sys.getrecursionlimit() - 30)[0])


def endless():
    g = endless()
    v = next(g)
    yield v


print(attempt(advance, endless(), 1)[0])
print(advance(values(range(30)), 30)[-1])


def statements(g, e):
    v = 5
    for i in range(15):
        next(g)
        e.send(v)
        a, b = next(g), next(g)
        c = next(g) + e.send(v)
        d = [next(g), *[next(g)]]
    return a, b, c, d, next(g)


e = echo()
next(e)
print(statements(values(range(200)), e))
