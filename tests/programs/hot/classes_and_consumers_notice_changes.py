# What specialized attribute loads, calls of classes and consumed generators must notice, each after a warm-up.
def check(name, got, want):
    if got != want: print("BAD", name, got, want)
class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = S()
def ga(o): return o.a
def sb(o, v): o.b = v
for i in range(40): check("slot", ga(s), 1); sb(s, i)
def gb(o): return o.b
for i in range(40): check("slotb", gb(s), 39)
del s.b
try: gb(s); print("BAD")
except AttributeError as e: print(e)
sb(s, 2); check("b", gb(s), 2)
class S2(S):
    __slots__ = ("c",)
s2 = S2(); check("S2", ga(s2), 1)
for i in range(40): ga(s2)
class N:
    def __init__(self, a): self.a = a
check("N", ga(N(5)), 5)
S.a = 7
check("S.a", ga(s), 7)
class C:
    k = 3
    items = []
    def __init__(self): self.z = 0
def ck(): return C.k
def ik(o): return o.k
c = C()
for i in range(40): check("C.k", ck(), 3); check("c.k", ik(c), 3)
C.k = 4
check("C.k4", ck(), 4); check("c.k4", ik(c), 4)
for i in range(40): ck(); ik(c)
c.k = 9
check("c.k9", ik(c), 9); check("other", ik(C()), 4)
c2 = C()
for i in range(40): ik(c2)
c2.__dict__["k"] = 11
check("dict", ik(c2), 11)
C.k = property(lambda self: 5)
check("prop", ik(c2), 5)
class D:
    cnt = 0
    def __init__(self): D.cnt += 1
for i in range(100): D()
check("cnt", D.cnt, 100)
# collecting
def g(n):
    for i in range(n): yield i
def cl(x): return list(x)
def ct(x): return tuple(x)
def cs(x): return set(x)
for i in range(40): check("l", cl(g(5)), [0, 1, 2, 3, 4]); check("t", ct(g(3)), (0, 1, 2)); check("s", cs(g(3)), {0, 1, 2})
print(cl("ab"), ct([1]), cs((1, 1)), cl(g(0)), ct(g(0)), cs(g(0)))
def bad(n):
    yield 1
    if n: raise ValueError("in gen")
    yield 2
for fn in cl, ct, cs:
    for i in range(20):
        try: fn(bad(i > 10))
        except ValueError as e: m = str(e)
    print(m)
def unh():
    yield 1
    yield []
for i in range(20):
    try: cs(unh()); print("BAD")
    except TypeError as e: m = str(e)
print(m)
class H:
    def __init__(self, n): self.n = n
    def __hash__(self): return 3
    def __eq__(self, o):
        if self.n == 3: raise KeyError("eq")
        return self.n == o.n
def hs(n):
    for i in range(n): yield H(i % 3 if n < 4 else i)
for i in range(20): check("hs", len(cs(hs(3))), 3)
try: cs(hs(5)); print("BAD")
except KeyError as e: print(repr(e))
x = g(3); next(x); check("rest", cl(x), [1, 2]); check("none", cl(x), [])
def me():
    yield cl(gg)
gg = me()
try: cl(gg); print("BAD")
except ValueError as e: print(e)
def nest(n): return list(nest(n - 1) for _ in range(1)) if n else 0
print(nest(20))
def deep(n):
    if n: yield from (list(deep(n - 1)),)
    else: yield 0
def depth():
    try: cl(deep(3000)); print("BAD")
    except RecursionError as e: print(e)
depth()
def early():
    try:
        yield 1
        raise StopIteration
    finally: print("fin")
try: cl(early()); print("BAD")
except RuntimeError as e: print(e)
big = cl(g(1000)); check("big", sum(big), 499500); check("bigs", len(cs(g(1000))), 1000); check("bigt", len(ct(g(1000))), 1000)
# __iter__ as a generator
class T:
    def __init__(self, *k): self.k = k
    def __iter__(self):
        for x in self.k:
            if isinstance(x, T): yield from x
            else: yield x
t = T(1, T(2, T(3), 4), 5)
for i in range(20): check("T", [x for x in t], [1, 2, 3, 4, 5])
T.__iter__ = lambda self: iter("xyz")
check("T2", [x for x in t], ["x", "y", "z"])
class T3(T):
    def __iter__(self): yield 7
check("T3", list(T3()), [7])
def it(o):
    for x in o: return x
for i in range(30): it(T3())
print(it([4]), it("q"), it({5}), it(T3()))
# calls of classes and bound built-ins
def r(n): return range(n)
for i in range(30): r(3)
print(r(2), [f(1) for f in (int, str, float, list if False else bool)])
def cty(t, v): return t(v)
for i in range(30): cty(int, "3")
print(cty(str, 3), cty(float, 2), cty(T, 1).k, cty(type, 3))
try: cty(int, "x"); print("BAD")
except ValueError as e: print(e)
l = []
app = l.append
for i in range(30): app(i)
pop = {1: 2}.pop
print(len(l), pop(1), pop(1, 5))
try: pop(1); print("BAD")
except KeyError as e: print(repr(e))
try: app(); print("BAD")
except TypeError as e: print(e)
# integers
def dv(a, b): return a / b
def ls(a, b): return a << b
def rs(a, b): return a >> b
for i in range(1, 40): dv(i, 3); ls(i, 2); rs(i, 1)
print(dv(7, 2), dv(2**60, 3), dv(-7, 2), dv(0, 5), ls(1, 62), ls(1, 61), ls(-1, 62), ls(-1, 63), ls(5, 100), ls(0, 1000), rs(-5, 1), rs(-5, 62), rs(5, 63), rs(-5, 100))
for a, b in ((1, 0), (2**70, 0)):
    try: dv(a, b); print("BAD")
    except ZeroDivisionError as e: print(e)
for fn in ls, rs:
    try: fn(1, -1); print("BAD")
    except ValueError as e: print(e)
