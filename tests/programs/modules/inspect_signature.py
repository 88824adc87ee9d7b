# inspect.signature, Signature.bind and what they are made of.
import inspect, sys, functools
def show(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
def f(a, b: int = 2, /, c=3, *args: str, d, e: 'x' = 5, **kw) -> float: pass
s = inspect.signature(f)
print(s, repr(s), list(s.parameters), s.return_annotation)
for p in s.parameters.values(): print(p, repr(p), p.name, p.kind, p.default, p.annotation, p.kind.name, int(p.kind))
show(s.bind, 1, d=2)
show(s.bind)
show(s.bind, 1, 2, 3, 4, 5, d=6, z=7)
b = s.bind(1, 2, 3, 4, 5, d=6, z=7)
print(b.args, b.kwargs, b.arguments)
b = s.bind(1, d=2); b.apply_defaults(); print(b.arguments)
show(s.bind_partial)
show(s.bind, 1, 2, c=3, d=4, a=5)
class A:
    def __init__(self, x, y=1): pass
    def m(self, z): pass
    @classmethod
    def c(cls, z): pass
    @staticmethod
    def s(z): pass
    def __call__(self, q): pass
show(inspect.signature, A); show(inspect.signature, A.m); show(inspect.signature, A(1).m); show(inspect.signature, A.c); show(inspect.signature, A.s); show(inspect.signature, A(1))
show(inspect.signature, functools.partial(f, 1, d=5))
show(inspect.signature, lambda: 0)
show(inspect.signature, lambda *, a: 0)
show(inspect.signature, lambda a, /: 0)
show(inspect.signature, 5)
def gen(x, *y): yield
show(inspect.signature, gen)
@functools.wraps(f)
def g(*a): pass
show(inspect.signature, g)
show(inspect.signature, g, follow_wrapped=False)
class E: pass
show(inspect.signature, E)
print(s == inspect.signature(f), hash(s) == hash(inspect.signature(f)), s.replace(return_annotation=int))
P = inspect.Parameter
show(P, 'x', P.POSITIONAL_ONLY)
show(inspect.Signature, [P('a', P.KEYWORD_ONLY), P('b', P.POSITIONAL_ONLY)])
print(P.empty, inspect.Signature.empty, P('x', P.KEYWORD_ONLY, default=5, annotation=int))
print(inspect.Signature([P('a', P.POSITIONAL_ONLY), P('b', P.VAR_KEYWORD)]))
show(s.bind, 1, d=1, c=2, q=3)
t = inspect.signature(lambda a, b, /, c, *, d, e=1: 0)
for args, kw in (((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1, 2, 3, 4), {'d': 1}), ((1, 2, 3), {'d': 1, 'c': 2}), ((1, 2, 3), {'d': 1, 'z': 2}), ((), {'a': 1, 'b': 2, 'c': 3, 'd': 4}), ((1,2), {'c': 3, 'd': 4})):
    show(t.bind, *args, **kw); show(t.bind_partial, *args, **kw)
b = t.bind(1, 2, c=3, d=4)
print(b.args, b.kwargs, b.signature is t, b == t.bind(1, 2, 3, d=4))
b.arguments['c'] = 9
print((lambda a, b, /, c, *, d, e=1: (a, b, c, d, e))(*b.args, **b.kwargs))
def deco(fn):
    sig = inspect.signature(fn)
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        bound = sig.bind(*args, **kwargs)
        bound.apply_defaults()
        return dict(bound.arguments), fn(*args, **kwargs)
    return inner
@deco
def work(x, y=2, *rest, flag=False): return x
print(work(1), work(1, 2, 3, flag=True), inspect.signature(work))
show(work)
class N:
    def __new__(cls, a, b=2): return object.__new__(cls)
class I(N):
    def __init__(self, z): pass
class L(list): pass
class X(Exception): pass
class X2(Exception):
    def __init__(self, code): pass
show(inspect.signature, N); show(inspect.signature, I); show(inspect.signature, X2)
for p in (functools.partial(f, 1, 2, 3), functools.partial(lambda a, b, c: 0, b=2), functools.partial(lambda a, *b, **c: 0, 1, 2, z=3), functools.partial(functools.partial(lambda a, b, c: 0, 1), c=5)):
    show(inspect.signature, p)
def anno(a: list[int], b: 'A' = None, *, c: A, d: int | None = None) -> 'B': pass
show(inspect.signature, anno)
print(inspect.signature(anno).parameters)
p = inspect.signature(anno).parameters['a']
print(p.replace(name='q'), p.replace(kind=P.KEYWORD_ONLY, default=4), p == p.replace(), p != p.replace(name='r'), repr(p.kind), p.kind == 1, p.kind < P.VAR_KEYWORD, P.VAR_KEYWORD.description)
show(P, 'x', P.VAR_KEYWORD, default=4); show(P, 5, P.KEYWORD_ONLY); show(P, 'a b', P.KEYWORD_ONLY)
show(inspect.Signature, [P('a', P.KEYWORD_ONLY), P('a', P.KEYWORD_ONLY)])
show(inspect.Signature, [P('a', P.POSITIONAL_ONLY, default=1), P('b', P.POSITIONAL_ONLY)])
def withsig(): pass
withsig.__signature__ = inspect.Signature([P('shown', P.POSITIONAL_ONLY)])
show(inspect.signature, withsig)
withsig.__signature__ = 5
show(inspect.signature, withsig)
