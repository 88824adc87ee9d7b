class A:
    x = 1
    def f(self): return self.x
    def __getattr__(self, n):
        if n.startswith("dyn"): return n
        raise AttributeError(n)
    def __setattr__(self, n, v):
        print("set", n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n):
        print("del", n); object.__delattr__(self, n)
a = A()
a.y = 5
print(a.y, a.dyn1, a.__dict__, a.f(), hasattr(a, "no"), hasattr(a, "dyn"), getattr(a, "no", 7))
del a.y
try: a.y
except AttributeError as e: print(e, e.name, e.obj is a)
try: del a.y
except AttributeError as e: print(e)
A.x = 2; print(a.x); a.x = 3; print(a.x, A.x); del a.x; print(a.x)
A.g = lambda self: "g"; print(a.g())
a.__dict__["k"] = 9; print(a.k)
print(vars(a), A.__name__, A.__qualname__, A.__module__, A.__bases__, A.__mro__, a.__class__, type(a) is A, A.__dict__["x"])
A.__name__ = "Z"; print(A, a.__class__.__name__, A.__qualname__)
