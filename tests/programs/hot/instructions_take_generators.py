# Unpacking, displays, star arguments, `in`, slices and in-place operators over generators, hot; each site meets other kinds too.
import collections
import sys


class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
    def __eq__(self, other): raise ValueError("eq")
    def __hash__(self): raise ValueError("hash")
    def __repr__(self): return "D"


def g(n):
    try:
        yield from range(n)
    finally:
        pass


def closing(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed after", n)


def dying(n):
    local = D("local")
    try:
        for i in range(n):
            yield D(i)
    finally:
        print("finally")


def failing(n):
    yield from range(n)
    raise KeyError("in generator")


def none_(x): () = x; return "none"
def one(x): a, = x; return a
def two(x): a, b = x; return a, b
def three(x): [a, b, c] = x; return c, b, a
def nest(x): (a, b), c = x, x; return a, b
def star(x): *a, = x; return a
def star1(x): a, *b = x; return a, b
def star2(x): *a, b, c = x; return a, b, c
def star3(x): a, *b, c = x; return a, b, c
def attr(x): sys.one, *sys.two = x; return sys.one, sys.two
def listed(x): return [*x]
def listed2(x): return [1, *x, 2, *x, 3]
def tupled(x): return (*x,)
def tupled2(x): return 0, *x, *x
def setted(x): return sorted({*x, 5})
def args(*a, **k): return a, k
def call(x): return args(*x)
def call2(x): return args(1, *x, 2)
def call3(x): return args(*x, k=1)
def call4(x): return args(*x, **{"z": 2})
def native(x): return max(*x)
def native2(x): return print(*x)
def method(x): return C().m(*x)
def klass(x): return C(*x).a
def lam(x): return (lambda a, b=9, *c: (a, b, c))(*x)
def gen(x): return list(made(*x))
def inside(x): return 3 in x
def outside(x): return 3 not in x
def slice_(x): l = [7, 8, 9]; l[1:2] = x; return l
def slice_all(x): l = [7, 8, 9]; l[:] = x; return l
def slice_ext(x): l = [7, 8, 9]; l[::2] = x; return l
def slice_neg(x): l = [7, 8, 9]; l[-1:] = x; return l
def plus(x): l = [7]; l += x; return l
def plus_item(x): l = [[7], 0]; l[0] += x; return l
def plus_deque(x): l = collections.deque([7], 3); l += x; return l
def or_dict(x): l = {7: 7}; l |= x; return l
def or_set(x): l = {7}; l |= x; return l
def plus_str(x): l = "a"; l += x; return l
def plus_tuple(x): l = (1,); l += x; return l
def plus_int(x): l = 1; l += x; return l
def for_target(x):
    r = []
    for a, b in x, x: r.append((a, b))
    return r


def made(*a): yield a


class C:
    def __init__(self, *a): self.a = a
    def m(self, *a): return len(a), a


forms = [v for v in list(globals().values()) if type(v).__name__ == "function" and v.__code__.co_varnames[:1] == ("x",)]
makes = [lambda: g(0), lambda: g(1), lambda: g(2), lambda: g(3), lambda: g(5), lambda: failing(1), lambda: failing(3), lambda: [1, 2], lambda: (1, 2, 3),
         lambda: 5, lambda: "ab", lambda: {1: 2}, lambda: ((i, i) for i in range(2)), lambda: g("x"), lambda: closing(9)]
for f in forms:
    for make in makes:
        for i in range(10 if make is not makes[-1] else 1):
            try: r = f(make()) if i else f(g(2))
            except Exception as e: r = type(e).__name__, str(e)
        print(f.__name__, r)


def often(f):
    for _ in range(10):
        try: r = f()
        except Exception as e: r = type(e).__name__, str(e), e.__context__
        print(f.__name__, r)


@often
def too_many(): a, b = dying(4)
@often
def too_few(): a, b, c = dying(2)
@often
def too_few_starred(): a, b, *c = dying(1)
@often
def enough(): a, b = dying(2); return a, b
@often
def hashed(): return {*dying(2)}
@often
def sought(): return 3 in dying(3)
@often
def starred(): return args(*dying(2))
@often
def extended(): l = [D("x"), D("y")]; l[::3] = dying(2)
@often
def replaced(): l = [D("x"), D("y")]; l[0:1] = dying(1); print("set"); return l


# Where the frame stands, and what the generator changes.
def where():
    f = sys._getframe(1)
    yield f.f_lineno
    yield sys._getframe(1).f_lineno


def stands():
    a, \
        b = where()
    c = [
        *where()
    ]
    d = args(
        *where())
    e = 0 in \
        where()
    return a, b, c, d, e


for _ in range(10): r = stands()
print(r)


def changing(l):
    for i in range(3):
        l.append(-i)
        yield i
    l[:] = [1, 2]


def changed():
    l = [5, 6, 7, 8]
    l[1:3] = changing(l)
    m = [5]
    m += changing(m)
    return l, m


for _ in range(10): r = changed()
print(r)


def own():
    yield 1
    a, b = me


for _ in range(10):
    me = own()
    try: [*me]
    except ValueError as e: r = str(e)
print(r)


def seeks(n):
    x = g(n)
    return [2 in x, 2 in x, list(x)], [*g(2), *(y for y in [*g(2)])]


for _ in range(10): r = seeks(6)
print(r)


class L(list):
    def __iadd__(self, other): return "iadd", list(other)
    def __setitem__(self, key, v): self.append(list(v))


def derived():
    l = L()
    l[0:1] = g(2)
    m = l
    l += g(2)
    return l, m


for _ in range(10): r = derived()
print(r)


def recurses(n, *a): return recurses(*(x for x in (n + 1, n)))
for _ in range(3):
    try: recurses(0)
    except RecursionError as e: print("RecursionError")


def within():
    a, b = (yield from g(2)), 1
    yield [a, b]
    x, y = yield
    yield x + y


def yields():
    w = within()
    r = [next(w)]
    try: r.append(next(w))
    except TypeError as e: r.append(str(e))
    return r


for _ in range(10): r = yields()
print(r)
