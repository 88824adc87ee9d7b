# What the program sees of consumers whose generator's frame is pushed: positions, the order in which things go, changes from within.
import collections
import sys
import traceback


class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
    def __add__(self, other): raise ValueError("add")
    def __radd__(self, other): raise ValueError("radd")
    def __lt__(self, other): raise ValueError("lt")
    def __hash__(self): raise ValueError("hash")


def often(f):
    for _ in range(12):
        try:
            print(f.__name__, f())
        except Exception as e:
            print(f.__name__, type(e).__name__, e, e.__context__)


def items(*names):
    local = D("local")
    try:
        for name in names:
            yield D(name)
    finally:
        print("finally")


@often
def start_and_items_go_in_order(): return sum(items("a", "b"), D("start"))
@often
def best_goes(): return max(items("a", "b"), default=1)
@often
def hashed(): return set(items("a", "b"))
@often
def keyed(): return dict.fromkeys(items("a"))
@often
def joined(): return ",".join(items("a", "b"))
@often
def sorted_(): return sorted(items("a", "b"))
@often
def pushed_out(): return len(collections.deque(items("a", "b", "c"), 2))
@often
def listed(): return [x.name for x in list(items("a", "b"))]


# Where the consumer's frame stands while the generator runs.
def where():
    f = sys._getframe(1)
    yield f.f_code.co_name, f.f_lineno
    yield sys._getframe(1) is f


def lines():
    a = list(
        where())
    b = tuple(where()); c = sorted(map(str, where()))
    d = []
    d.extend(
        where()
    )
    return a, b, d


for _ in range(12): r = lines()
print(r)


def fails():
    yield 1
    raise KeyError("in generator")


def raises():
    return [0,
            sum(fails()), 2]


for _ in range(12):
    try: raises()
    except KeyError: text = traceback.format_exc()
print(text[text.index("line"):].replace(__file__, "FILE"))


def handles():
    out = []
    for i in range(12):
        try:
            out.append((i, max(fails(), default=sum(fails()))))
        except KeyError as e:
            out.append(str(e))
        else:
            out.append("else")
    return out


print(handles())


# Generators that change what takes them.
def grow(l):
    for i in range(5):
        l.append(-i)
        yield i


def shrink(l):
    for i in range(5):
        l.clear()
        yield i


for _ in range(12):
    l, m, d, s, k = [1], [1, 2, 3], collections.deque([1]), {1}, {1: 1}
    l.extend(grow(l)); m.extend(shrink(m)); d.extend(grow(d))
    s.update(shrink(s)); k.update((i, i) for i in shrink(k))
print(l, m, d, s, k)


# Itself, and from within a step.
def own():
    yield 1
    yield list(me)


for _ in range(12):
    me = own()
    try: list(me)
    except ValueError as e: r = str(e)
print(r)


# Where more than one argument is taken, a generator that asks for itself.
def asks(what):
    yield 1, 2
    yield what(me)


class Hashed:
    def __hash__(self): return len(list(me))
    def __lt__(self, other): return len(list(me))
    __gt__ = __lt__


def many(what):
    global me
    s, d = {5}, {}
    for f in (lambda: d.update(me, a=1), lambda: dict(me, a=1), lambda: s.update(me, [1]), lambda: s.union(me, [1]), lambda: s.intersection(me, [1]),
              lambda: s.difference(me, [1]), lambda: s.union([Hashed()], me), lambda: s.update(me, [Hashed()]), lambda: max(me, Hashed()),
              lambda: sorted(me, key=lambda x: list(me)), lambda: dict.fromkeys(me, Hashed()), lambda: s.intersection_update(me, [Hashed()])):
        me = asks(what)
        try: yield f()
        except (ValueError, TypeError, RuntimeError) as e: yield str(e)


for what in list, sorted, lambda g: [*g], lambda g: g.send(1):
    for _ in range(12): r = list(many(what))
    print(r)


class Adds:
    def __init__(self, what): self.what = what
    def __radd__(self, other): return other + self.what()


def run(make):
    def g():
        for i in range(6):
            yield i
            yield Adds(make)
    global it
    it = g()
    return sum(it)


def steps(): return next(it)
def closes(): it.close(); return 100
def takes(): return len(list(it))
def throws():
    try: it.throw(OSError("thrown"))
    except OSError as e: return 1000
def sums(): return sum(x for x in it if isinstance(x, int))


for make in steps, closes, takes, throws, sums:
    for _ in range(12):
        try: r = run(make)
        except Exception as e: r = repr(e)
    print(make.__name__, r)


# A consumer in a generator, in a chain, and one within the other.
def inner(n):
    yield from range(n)
    return 7


def outer(n):
    r = yield sum(inner(n))
    yield list(x for x in sorted(y for y in inner(n)))
    yield (yield from inner(2))
    try:
        yield max(inner(0))
    except ValueError as e:
        yield str(e)


for _ in range(12): r = list(outer(5))
print(r)


def nested(n): return sum(nested(n - 1) for _ in range(2)) if n else 1
print(nested(8))


def deep(n): return sum(deep(n + 1) for _ in range(1))
for _ in range(3):
    try: deep(0)
    except RecursionError as e: print("RecursionError", e)


class Lowers:
    def __radd__(self, other):
        sys.setrecursionlimit(80)
        return other


def lowering():
    yield Lowers()
    yield 1


def lowered():
    for _ in range(12):
        try: r = sum(lowering())
        finally: sys.setrecursionlimit(1000)
    return r


print(lowered())


# Kept and looked at afterwards.
def kept(g, *how): return [f(g) for f in how]
for _ in range(12):
    g = inner(9)
    r = kept(g, any, lambda g: {3}.isdisjoint(g), lambda g: {4, 5}.issuperset(g), list, list, sum, lambda g: g.gi_frame)
print(r)
try:
    list(1, 2)
except TypeError as e: print(e)


class L(list): pass
class S(set): pass
class Q(collections.deque): pass
class M(dict): pass
def derived():
    l, s, q, m = L(), S(), Q(maxlen=3), M()
    l.extend(inner(3)); s.update(inner(3)); q.extend(inner(5)); m.update(zip(inner(3), inner(3))); m.update((i, -i) for i in inner(2))
    return l, s == {0, 1, 2}, list(q), m, L(inner(2)), sorted(S(inner(2))), list(Q(inner(5), 2)), M((i, i) for i in inner(1)), M.fromkeys(inner(2), 0)
for _ in range(12): r = derived()
print(r)
e = [].extend
j = "-".join
for _ in range(12): r = e(inner(3)), j(str(i) for i in inner(4)), list.extend([], inner(2)), e.__self__[-3:]
print(r)
