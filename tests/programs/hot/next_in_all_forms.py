# next(g, default), g.__next__() and g.send(x), bound or not, hot: values, ends, errors, and what the default and the generator leave.
import sys
import traceback


class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)


def g(n):
    for i in range(n):
        got = yield i
        if got is not None:
            yield "got", got
    return "end"


def failing():
    yield 1
    raise KeyError("in generator")


def stopping():
    yield 1
    raise StopIteration(5)


def with_default(x, d): return next(x, d)
def method(x): return x.__next__()
def send(x, v): return x.send(v)


def bound(x):
    n, s = x.__next__, x.send
    return n(), s(None), n(), s(7), n()


def attempt(f, *args):
    try: return f(*args)
    except BaseException as e: return type(e).__name__, str(e), getattr(e, "value", 0), type(e.__context__).__name__


class Own:
    def __next__(self): return "own"
    def send(self, v): return "own", v


def closed():
    x = g(3)
    x.close()
    return x


makes = [lambda: g(0), lambda: g(3), failing, stopping, closed, lambda: iter([1, 2]), Own, lambda: 5, lambda: map(str, [1, 2])]
for f, args in (with_default, ("default",)), (method, ()), (send, (None,)), (send, (1,)):
    for make in makes:
        for _ in range(12):
            x = g(2)
            r = attempt(f, x, *args)
            x = make()
            r = [attempt(f, x, *args) for _ in range(4)]
        print(f.__name__, r)
for _ in range(12): r = attempt(bound, g(9)), attempt(bound, g(2))
print(r)


def dying():
    local = D("local")
    try:
        yield D("item")
    finally:
        print("finally")
    return D("returned")


def often(f):
    for _ in range(11): r = attempt(f)
    print(f.__name__, r)


@often
def value_and_default(): return next(dying(), 1).name
@often
def default_of_two(): x = dying(); next(x, 0); r = next(x, D("default")); print("have"); return r.name
@often
def method_of_new(): return dying().__next__().name
@often
def bound_of_new(): f = dying().__next__; r = f(); del f; print("deleted"); return r.name
@often
def bound_call(): return (dying().__next__)().name
@often
def return_value(): x = dying(); x.__next__(); return x.__next__()
@often
def own(): x = iter(lambda: 1, 0); y = (next(y, 5) for _ in range(2)); return next(y, 6)
@often
def own2():
    def gen():
        yield x.__next__()
    x = gen()
    return next(x, 6)


def where():
    yield sys._getframe(1).f_lineno
    yield sys._getframe(1).f_lineno
    raise ValueError("where")


def lines():
    x = where()
    r = [next(
        x, 1)]
    r.append(
        x.__next__()
    )
    try:
        next(x,
             0)
    except ValueError:
        r.append(traceback.format_exc().replace(__file__, "FILE"))
    x = where()
    next(x), next(x)
    try:
        x.__next__(
        )
    except ValueError:
        r.append(traceback.format_exc().replace(__file__, "FILE"))
    return r


for _ in range(11): r = lines()
print(*r)


def deep(n): yield next(deep(n + 1), 0)
def deep2(n): yield deep2(n + 1).__next__()
for d in deep, deep2:
    for _ in range(2):
        try: next(d(0))
        except RecursionError as e: print(e)


# One item of a list, a sum and others at a time, at the same yields.
def shared(n):
    for i in range(n):
        yield i
        yield i * 2.5 if i == 4 else i + 1


def mixed(n):
    r = []
    for x in shared(n): r.append(x)
    return r, list(shared(n)), sum(shared(n)), sum(shared(n), 1 << 62), sum(shared(n), 0.5), tuple(shared(n)), max(shared(n), default="none"), next(shared(n), 0), [*shared(n)]


for i in range(30): r = mixed(i % 7)
print(r)
big = 1 << 61
for i in range(12): r = sum(big for _ in range(5)), sum(-big for _ in range(5)), sum(x for x in (True, 1, False)), list(None for _ in range(3))
print(r)


def handles(n):
    try:
        yield 0
        raise KeyError("k")
    except KeyError:
        for i in range(n): yield i
        yield sys.exc_info()[1]


def receives(n):
    for i in range(n):
        x = yield i
        y = (yield x), (yield y) if i else 0
        z = yield


for i in range(12): r = list(handles(3)), sum(x for x in handles(3) if x.__class__ is int), list(receives(3)), sys.exc_info()
print(r)


def chained(n):
    yield n
    yield from shared(n)
    yield from (x for x in shared(2))


for i in range(12): r = list(chained(3)), sum(chained(3)), ",".join(str(x) for x in chained(2))
print(r)
