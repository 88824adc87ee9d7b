class A: pass
class B(A): pass
b = B()
def rep(self): return "patched"
A.__repr__ = rep
print(b, [b])
del A.__repr__
print(repr(b)[:20])
A.__len__ = lambda self: 4
print(len(b), bool(b))
A.__len__ = lambda self: 0
print(bool(b))
B.__bool__ = lambda self: True
print(bool(b))
del A.__len__
try: len(b)
except TypeError as e: print(e)
A.__iter__ = lambda self: iter([1, 2])
print(list(b))
A.__next__ = lambda self: 5
print(next(b))
A.__call__ = lambda self, x: x
print(b(3))
A.__add__ = lambda self, o: "added"
print(b + 1)
b.__add__ = lambda o: "no"
print(b + 1)
