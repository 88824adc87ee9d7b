# C.__bases__ = ..., o.__class__ = ..., del o.__dict__, and what a class refuses.
def show(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
class A:
    pass
class B:
    def hi(self): return 'B'
a = A(); a.x = 1
d = a.__dict__
show(delattr, a, "__dict__")
print(a.__dict__, d)
a.y = 2
print(a.__dict__)
show(setattr, a, '__dict__', 5)
show(setattr, a, '__dict__', {1:2})
show(setattr, a, '__dict__', {'q':2})
print(a.__dict__, a.q)
show(setattr, a, "__class__", B)
show(lambda: a.hi())
show(setattr, a, '__class__', 5)
show(setattr, a, '__class__', int)
show(setattr, a, '__class__', object)
show(delattr, a, '__class__')
class L(list): pass
class L2(list): pass
show(setattr, a, '__class__', L)
l = L([1]); show(setattr, l, "__class__", L2); print(type(l).__name__, l)
show(setattr, l, '__class__', list)
show(setattr, 5, '__class__', A)
show(setattr, object(), '__class__', A)
class S: __slots__ = ('a',)
class S2: __slots__ = ('a',)
class S3: __slots__ = ('b',)
s = S(); s.a = 4
show(setattr, s, "__class__", S2); print(s.a)
show(setattr, s, '__class__', S3)
show(setattr, s, '__class__', A)
class S4(S): pass
class S5(S): pass
t = S4(); show(setattr, t, "__class__", S5); print(type(t))
show(setattr, t, '__class__', S)
class C(A): pass
show(setattr, C, "__bases__", (B,))
show(lambda: C().hi()); print(1, C.__mro__, C.__base__)
show(setattr, C, '__bases__', ())
show(setattr, C, '__bases__', 5)
show(setattr, C, '__bases__', (5,))
show(setattr, C, '__bases__', (C,))
show(setattr, C, '__bases__', (int,))
show(setattr, C, '__bases__', (object,))
show(setattr, C, '__bases__', (A,A))
show(delattr, C, '__bases__')
show(setattr, int, '__bases__', (A,))
class D(C): pass
show(setattr, C, "__bases__", (A, B))
print(D.__mro__, A.__subclasses__(), B.__subclasses__())
show(setattr, A, '__bases__', (D,))
show(setattr, B, '__name__', 'x')
show(setattr, B, '__name__', 5)
show(setattr, B, '__qualname__', 5)
show(delattr, B, '__name__')
show(delattr, B, '__qualname__')
show(setattr, B, '__mro__', 5)
show(setattr, B, '__module__', 5)
print(B)
show(setattr, B, '__doc__', 'd'); print(B.__doc__)
show(delattr, B, '__doc__')
show(delattr, B, '__dict__')
show(setattr, B, '__dict__', {})
show(setattr, B, '__annotations__', {1: 2}); print(B.__annotations__)
show(delattr, B, '__annotations__')
show(delattr, B, '__annotations__')
print(B.__annotations__)


# Bases change below a running loop, and for classes further down.
class Base1:
    def name(self): return "base1"
    def __len__(self): return 1
    def __iter__(self): return iter("base1")
class Base2:
    def name(self): return "base2"
    def __len__(self): return 2
    def __getitem__(self, i): return "xy"[i]
    kind = "kind of base2"
class Mid(Base1): pass
class Mixin:
    def name(self): return "mixin " + super().name()
class Leaf(Mixin, Mid): pass
class Below(Leaf): pass
class Other(Mid): pass
class Diamond(Below, Other): pass
def names(o, n):
    for i in range(n): x = o.name()
    return x, len(o), list(o), getattr(o, "kind", None)
objects = [c() for c in (Mid, Leaf, Below, Other, Diamond)]
for bases in ((Base1,), (Base2,), (Base1, Base2), (Base2,), (Base1,)):
    Mid.__bases__ = bases
    print([c.__name__ for c in Diamond.__mro__], Mid.__base__.__name__, Base1.__subclasses__(), Base2.__subclasses__())
    for o in objects: print(names(o, 50))
show(setattr, Mid, "__bases__", (Base1, Mixin))   # no order for Leaf
print([c.__name__ for c in Diamond.__mro__], Mid.__bases__, Mixin.__subclasses__())
show(setattr, Mid, "__bases__", (Base1, Diamond))
show(setattr, Mid, "__bases__", (Base1, list))
show(setattr, Mid, "__bases__", (Base1, Base1))
show(setattr, Mid, "__bases__", [Base1])
show(setattr, Mid, "__bases__", (bool,))
for o in objects: print(names(o, 5))
class WithSlots:
    __slots__ = ("a", "b")
class AlsoWithSlots:
    __slots__ = ("b", "a")
class OtherSlots:
    __slots__ = ("a", "c")
class Plain: pass
class OfSlots(WithSlots): pass
OfSlots.__bases__ = (AlsoWithSlots,)
show(setattr, OfSlots, "__bases__", (OtherSlots,))
show(setattr, OfSlots, "__bases__", (Plain,))
o = WithSlots(); o.a, o.b = 1, 2
o.__class__ = AlsoWithSlots
print(o.a, o.b, type(o))
class E1(ValueError): pass
class E2(ValueError): pass
class E3(KeyError): pass
class E4(E1): pass
class E5(ValueError): __slots__ = ()
class E6(KeyError): __slots__ = ()
class E7(OSError): __slots__ = ()
e = E1("text"); e.__class__ = E2; print(repr(e), isinstance(e, KeyError), str(e))
show(setattr, e, "__class__", E3)
e.__class__ = E4; print(repr(e))
e = E5("text"); e.__class__ = E6; print(repr(e), isinstance(e, KeyError), str(e))
show(setattr, e, "__class__", E7)
show(setattr, e, "__class__", E4)
show(setattr, e, "__class__", KeyError)
show(delattr, e, "__dict__")
show(delattr, show, "__dict__")
class WithDict(WithSlots):
    __slots__ = ("__dict__",)
w = WithDict(); w.a = 1; w.z = 2
del w.__dict__
print(w.__dict__, w.a, hasattr(w, "z"))
