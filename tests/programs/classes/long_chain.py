class A: pass
for i in range(2000):
    class A(A): pass
A.x = 1
a = A()
print(a.x, len(A.__mro__))
B = A.__mro__[-2]
B.__len__ = lambda self: 7
print(len(a))
del A, B, a
print("gone")
