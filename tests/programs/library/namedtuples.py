from collections import namedtuple
P = namedtuple("P", "x y z", defaults=[7]); p = P(1,2); print(p, p.x, p._asdict(), p._replace(x=5), P._fields, P, p == (1,2,7), P._make([1,2,3]), P.x, hash(p)==hash((1,2,7)))
for bad in (lambda: P(), lambda: P(1,2,3,4), lambda: P(1), lambda: P(1,2,w=3), lambda: P(1,2,x=3), lambda: namedtuple("a","b b"), lambda: namedtuple("a","class"), lambda: namedtuple("a", "_x"), lambda: P._make([1]), lambda: p._replace(q=1), lambda: setattr(p, 'x', 1)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Q(namedtuple("Q", "a b")):
    def s(self): return self.a + self.b
print(Q(1,2), Q(1,2).s(), Q(a=1,b=5))
a, *b = p; print(a, b)
