from collections import namedtuple
P = namedtuple("P", "x y z", defaults=[7]); p = P(1,2); print(p, p.x, p._asdict(), p._replace(x=5), P._fields, P, p == (1,2,7), P._make([1,2,3]), P.x, hash(p)==hash((1,2,7)))
for bad in (lambda: P(), lambda: P(1,2,3,4), lambda: P(1), lambda: P(1,2,w=3), lambda: P(1,2,x=3), lambda: namedtuple("a","b b"), lambda: namedtuple("a","class"), lambda: namedtuple("a", "_x"), lambda: P._make([1]), lambda: p._replace(q=1), lambda: setattr(p, 'x', 1)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Q(namedtuple("Q", "a b")):
    def s(self): return self.a + self.b
print(Q(1,2), Q(1,2).s(), Q(a=1,b=5))
a, *b = p; print(a, b)

# The defaults may be set later, as programs did before namedtuple could take them
N = namedtuple('N', 'a b c')
try: N()
except TypeError as e: print(e)
N.__new__.__defaults__ = (None,) * 3
print(N(), N(1), N(b=2))
N.__new__.__defaults__ = (7,)
print(N(1, 2))
try: N()
except TypeError as e: print(e)
class M(N):
    def __new__(cls, a, b=5): return super().__new__(cls, a, b)
print(M(1), M._field_defaults, N._field_defaults)
P = namedtuple('P', 'x y', defaults=[3])
print(P.__new__.__defaults__, P(1), P._field_defaults)
try: P()
except TypeError as e: print(e)
N.__new__.__defaults__ = None
try: N(1)
except TypeError as e: print(e)
