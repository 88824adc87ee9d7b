import functools
from functools import *
def f(a, b, *c, d=1, **k):
    "doc"
    return (a,b,c,d,k)
p = partial(f, 1, d=5); print(p(2), p(2,3,d=6,z=1), p.func is f, p.args, p.keywords)
q = partial(p, 7); print(q.args, q.keywords, q(8), type(q).__name__)
print(repr(partial(int, base=2)), partial(int, base=2)("101"))
print(reduce(lambda a,b:a+b, [1,2,3]), reduce(max, [3,1], 10))
for bad in (lambda: reduce(max, []), lambda: partial(), lambda: partial(1), lambda: reduce(max, 1), lambda: lru_cache("x"), lambda: fib([1])):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1)+fib(n-2)
print(fib(300), fib.cache_info(), fib.__name__, type(fib.__wrapped__), type(fib), fib.__module__)
fib.cache_clear(); print(fib.cache_info(), fib.cache_parameters())
@lru_cache(3)
def g(x, y=0): print("call", x, y); return x
g(1); g(2); g(3); g(1); g(4); g(2); g(1); g(x=1); g(1, y=0); g(1.0); print(g.cache_info(), g.cache_info().hits)
@lru_cache
def h(x): return x
print(h(1), h(1), h.cache_info())
@lru_cache(typed=True)
def t(x): return type(x).__name__
print(t(1), t(1.0), t(True), t.cache_info())
@cache
def c(n): return n*2
print(c(2), c(2), c.cache_info())
class K:
    @lru_cache
    def m(self, x): return x + 1
    @cached_property
    def cp(self): print("computed"); return 5
k = K(); print(k.m(1), k.m(1), K.m.cache_info(), k.cp, k.cp)
def deco(fn):
    @wraps(fn)
    def w(*a): "wdoc"; return fn(*a)
    return w
@deco
def named(x: int) -> str:
    "my doc"
    return x
print(named.__name__, named.__doc__, named.__qualname__, named(3), named.__wrapped__.__name__)
print(sorted([3,1,2], key=cmp_to_key(lambda a,b: b-a)), max([1,5,2], key=cmp_to_key(lambda a,b:a-b)))
@total_ordering
class T:
    def __init__(s, v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(T(1)<=T(1), T(1)>T(0), T(2)>=T(3), sorted([T(3),T(1)])[0].v)
@singledispatch
def sd(x): return "obj"
@sd.register(int)
def _(x): return "int"
@sd.register(list)
def _(x): return "list"
print(sd(1), sd([]), sd("a"), sd(True), sd.dispatch(int)(1))
class PM:
    def st(self, a, b): return (a, b)
    on = partialmethod(st, True)
print(PM().on(3))
