import weakref, gc
gc.disable()
class C:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"C({self.n})"
    def __del__(self): print("del", self.n)
    def m(self): return self.n
c = C(1)
r = weakref.ref(c)
print(r() is c, r, weakref.ref(c) is r, weakref.getweakrefcount(c), weakref.getweakrefs(c) == [r])
r2 = weakref.ref(c, lambda x: print("callback", x, x() is None))
r3 = weakref.ref(c, lambda x: print("callback 3", x is r3))
print(r == r2, hash(r) == hash(c), r2.__callback__ is not None, r.__callback__)
del c
print(r(), r2(), r)
for bad in [1, "s", (1,), [], {}, None, 1.5, object()]:
    try: weakref.ref(bad); print("ok", type(bad))
    except TypeError as e: print(e)
def f(): pass
def g(): yield 1
it = g()
for good in [f, it, C, {1}.__class__({1, 2}), frozenset([1]), len, f.__code__, weakref]:
    print(type(weakref.ref(good)).__name__, weakref.ref(good)() is None)
print(weakref.ref(f))
class S:
    __slots__ = ("a",)
class SW:
    __slots__ = ("a", "__weakref__")
try: weakref.ref(S())
except TypeError as e: print(e)
sw = SW(); print(weakref.ref(sw)() is sw)
class I(int): pass
class L(list): pass
l = L(); print(weakref.ref(l)() is l)
# cycles
a, b = C("a"), C("b")
a.o, b.o = b, a
wa = weakref.ref(a, lambda r: print("cycle callback"))
del a, b
print(wa() is not None); gc.collect(); print(wa())
# generator cycles
def gen():
    me = yield
    try:
        yield 1
    finally: print("generator closed")
it = gen(); next(it); it.send(it)
w = weakref.ref(it, lambda r: print("generator gone"))
del it
print(w() is not None); print(gc.collect() > 0); print(w())
# callbacks that raise
c = C(2); x = weakref.ref(c, lambda r: 1/0); del c
# proxy
c = C(3)
p = weakref.proxy(c)
print(p.n, str(p), p.m()); p.n = 4; print(c.n)
del c
try: p.n
except ReferenceError as e: print(e)
l = L([1, 2, 3]); p = weakref.proxy(l)
print(len(p), p[0], 2 in p, list(p), p == [1, 2, 3], bool(p))
d = weakref.WeakValueDictionary()
c = C(5); d["k"] = c; e = C(6); d["e"] = e
print(len(d), d["k"], "k" in d, sorted(d.keys()), list(d.values()), d.get("zz", 1))
del c
print(len(d), "k" in d, list(d.items()))
try: d["k"]
except KeyError as x: print(repr(x))
kd = weakref.WeakKeyDictionary(); kd[e] = "val"; f2 = C(7); kd[f2] = "v7"
print(len(kd), kd[e], e in kd, list(kd.items()))
del f2
print(len(kd), list(kd.values()))
s = weakref.WeakSet([e]); t = C(8); s.add(t); print(len(s), t in s); del t; print(len(s), list(s))
fin = weakref.finalize(e, print, "finalized", 1, sep="-")
print(fin.alive); del e; print(fin.alive, len(s), len(kd), len(d))
c = C(9); wm = weakref.WeakMethod(c.m); print(wm()()); del c; print(wm())
gc.enable(); print(gc.isenabled()); gc.disable(); print(gc.isenabled())
print(type(gc.get_objects()), gc.is_tracked([]), gc.is_tracked(1), gc.garbage)
class N: pass
n = N(); n.me = n; del n; print(gc.collect())
l = []; l.append(l); del l; print(gc.collect())
n, m = N(), N(); n.o = m; m.o = n; del n, m; print(gc.collect(), gc.collect())
# resurrection keeps a weak reference dead or alive as CPython does
class R:
    def __del__(self):
        global kept
        kept = self
        print("in del", wr() is self)
x = R(); wr = weakref.ref(x); del x
print(wr() is kept)
c = C(10)
live = weakref.ref(c, lambda r: print("at exit?"))
