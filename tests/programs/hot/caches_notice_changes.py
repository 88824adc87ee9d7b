# What the caches of specialized instructions must notice, each after a warm-up.
import sys
def check(name, got, want):
    if got != want: print("BAD", name, got, want)
# globals: shadowing a builtin after warm-up
def f(): return len([1, 2])
for i in range(50): check("len", f(), 2)
def fake(x): return 99
len = fake
check("len2", f(), 99)
del len
for i in range(50): check("len3", f(), 2)
# global deleted
g1 = 1
def rd(): return g1
for i in range(50): rd()
del g1
try: rd(); print("BAD no NameError")
except NameError as e: print(e)
g1 = 7
check("g1", rd(), 7)
# builtins changed
import builtins
def ab(x): return abs(x)
for i in range(50): ab(-1)
old = builtins.abs
builtins.abs = lambda x: 5
check("abs", ab(-1), 5)
builtins.abs = old
check("abs", ab(-1), 1)
# class attrs become data, instance shadowing methods
class A:
    def m(self): return 1
    def __init__(self): self.x = 0
a = A(); b = A()
def callm(o): return o.m()
for i in range(50): check("m", callm(a), 1)
b.m = lambda: 2
check("m2", callm(b), 2)
check("m3", callm(a), 1)
a.__dict__["m"] = lambda: 3
check("m4", callm(a), 3)
del a.m
check("m5", callm(a), 1)
A.m = lambda self: 4
check("m6", callm(a), 4)
def getx(o): return o.x
for i in range(50): getx(a)
A.y = 5
check("x", getx(a), 0)
del a.x
try: getx(a); print("BAD")
except AttributeError as e: print(e)
A.x = 9
check("x9", getx(a), 9)
a.x = 1
check("x1", getx(a), 1)
A.x = property(lambda self: 77)
check("xp", getx(a), 77)
# subclass, version
class P:
    def who(self): return "P"
class Q(P): pass
q = Q()
def who(o): return o.who()
for i in range(50): check("who", who(q), "P")
P.who = lambda self: "P2"
check("who2", who(q), "P2")
Q.who = lambda self: "Q"
check("who3", who(q), "Q")
# __init__ replaced, returning something
class I:
    def __init__(self, v): self.v = v
def mk(v): return I(v)
for i in range(50): check("I", mk(i).v, i)
def other(self, v): self.w = v
I.__init__ = other
check("I2", mk(3).w, 3)
for i in range(50): mk(3)
def bad(self, v): return 5
I.__init__ = bad
for i in range(50):
    try: mk(1); print("BAD init")
    except TypeError as e: msg = str(e)
print(msg)
class J:
    def __init__(self, v):
        if v == 40: raise ValueError(v)
        self.v = v
def mj(v): return [1, J(v), 2]
for i in range(60):
    try: mj(i)
    except ValueError as e: print("VE", e)
# __new__, __setattr__, __getattr__ added later
def setz(o, v): o.z = v
class S: pass
s = S()
for i in range(50): setz(s, i)
log = []
def sa(self, n, v): log.append((n, v)); object.__setattr__(self, n, v)
S.__setattr__ = sa
setz(s, 100)
print(log, s.z)
def getz(o): return o.z
for i in range(50): getz(s)
S.__getattribute__ = lambda self, n: "GA"
check("ga", getz(s), "GA")
# recursion
def rec(n): return 0 if n == 0 else 1 + rec(n - 1)
print(rec(900))
try: rec(2000); print("BAD rec")
except RecursionError as e: print(e)
class R:
    def __init__(self, n): self.c = R(n - 1) if n else None
try: R(5000); print("BAD R")
except RecursionError as e: print(e)
for k in range(100): R(20)
# floats
def fl(x, y): return x * y + x - y / 2, x < y, x == y, x >= y
for i in range(50): fl(1.5, 2.5)
print(fl(1.5, 2.5), fl(2, 3), fl(1.5, 3), fl(3, 1.5), fl(float("nan"), 1.0), fl(2**60, 1.0), fl(float("inf"), 2.0), fl(True, 1.5))
def sq(x): return x * x
for i in range(30): sq(2.5)
print(sq(1e200), sq(3))
def dv(a, b): return a / b
for i in range(30): dv(1.0, 2.0)
try: dv(1.0, 0.0); print("BAD")
except ZeroDivisionError as e: print(e)
try: dv(1.0, 0); print("BAD")
except ZeroDivisionError as e: print(e)
def eqs(a, b): return a == b, a != b, a < b
big = 2**53
def cmpf(a, b): return a == b, a < b, a > b
for i in range(30): cmpf(1.0, 2)
print(cmpf(float(big), big + 1), cmpf(big + 1, float(big)))
for i in range(30): eqs("ab", "c" * 2)
x = "a"; print(eqs(x * 3, "aaa"), eqs("é", "e"), eqs("", ""), eqs("a", 1) if False else "")
def acc():
    t = 0.0
    for i in range(100):
        u = t
        t = t + 1.0
        t = t * 1.0 + u * 0
    return t, u
print(acc())
# subscripts
def sub(s, i): return s[i]
for i in range(30): sub([1, 2], 1)
print(sub([1, 2, 3], -1), sub((1, 2), -2), sub({1: 2}, 1), sub("abc", 1))
for bad in ([1], 5), ([1], -2), ((1,), 9), ({}, "k"):
    for i in range(20):
        try: sub(*bad); print("BAD")
        except (IndexError, KeyError) as e: m = repr(e)
    print(m)
class K:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq")
def subd(d, k): return d[k]
d = {1: 1}
for i in range(30): subd(d, 1)
try: subd(d, K()); print("BAD")
except ValueError as e: print(e)
try: subd(d, []); print("BAD")
except TypeError as e: print(e)
def st(s, i, v): s[i] = v
l = [1, 2, 3]
for i in range(30): st(l, 1, i)
st(l, -1, "z"); print(l)
try: st(l, 3, 1); print("BAD")
except IndexError as e: print(e)
for i in range(30): st(d, 2, i)
try: st(d, [], i); print("BAD")
except TypeError as e: print(e)
class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(("del", self.n)); l.clear()
l = [D(1), 2, 3]
def st2(s, i, v): s[i] = v
l2 = [0]
for i in range(30): st2(l2, 0, i)
st2(l, 0, 5); print(l, log[-1])
def un(t):
    a, b = t
    return b, a
for i in range(30): un((1, 2))
print(un([3, 4]), un("xy"))
for t in ((1,), (1, 2, 3)):
    try: un(t); print("BAD")
    except ValueError as e: print(e)
for i in range(30): un([1, 2])
for t in ([1], [1, 2, 3]):
    try: un(t); print("BAD")
    except ValueError as e: print(e)
def has(x, c): return x in c, x not in c
for i in range(30): has(1, {1})
print(has(1, {1: 2}), has(1, [1]), has(2, frozenset([1])))
try: has([], {1}); print("BAD")
except TypeError as e: print(e)
for i in range(30): has(1, {1: 1})
try: has([], {1: 1}); print("BAD")
except TypeError as e: print(e)
# calls
def c1(a): return a
def c2(a, b): return a, b
def call(fn, a): return fn(a)
for i in range(30): call(c1, i)
try: call(c2, 1); print("BAD")
except TypeError as e: print(e)
def c3(a, b=5): return a, b
def c4(*a): return a
def c5(a, *, k=1): return a, k
print(call(c3, 1), call(c4, 1), call(c5, 1), call(abs, -3), call(int, "7"), call("x".join, "ab"))
def gen(a):
    yield a
    yield a + 1
for i in range(30): x = list(call(gen, i))
print(x)
def app(l, v): l.append(v)
class L2:
    def append(self, v): print("app", v)
l = []
for i in range(30): app(l, i)
app(L2(), 5); print(sum(l))
def ln(x): return len(x)
for i in range(30): ln([1])
print(ln("abc"), ln({1: 2}), ln((1,)), ln(range(7)), ln({1, 2}))
try: ln(5); print("BAD")
except TypeError as e: print(e)
try: ab("x"); print("BAD")
except TypeError as e: print(e)
def meth(o): return o.upper()
for i in range(30): meth("a")
try: meth(5); print("BAD")
except AttributeError as e: print(e)
m = "abc".upper
def callb(): return m()
for i in range(30): callb()
print(callb())
print(sys.getrecursionlimit())
# dying self in attribute loads
class T:
    def __init__(self, v): self.v = v
    def __del__(self): log.append("T")
def tv(i): return T(i).v
log.clear()
for i in range(30): check("tv", tv(i), i)
print(sum(1 for z in log))
def swap(o): o.v, o.w = o.w, o.v
class W: pass
for i in range(40):
    w = W()
    if i % 2: w.v = 1; w.w = 2
    else: w.w = 2; w.v = 1
    swap(w); check("swap", (w.v, w.w), (2, 1))
