class E(Exception): pass
class M(E):
    def __init__(self, *a, **k): print(a, k)
print(repr(M(1, x=2)), M(1).args)
class N(E):
    def __new__(cls, x): return E.__new__(cls, x, x)
print(N(1).args, repr(N(2)))
class P(AttributeError): pass
p = P("m", name="n", obj=5); print(p.name, p.obj, p)
