class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
    def __eq__(self, o): print("A.eq"); return NotImplemented
class B(A):
    def __radd__(self, o): return "B.radd"
    def __eq__(self, o): print("B.eq"); return NotImplemented
class C(A): pass
class D:
    def __add__(self, o): return NotImplemented
class E:
    def __radd__(self, o): return "E.radd"
print(A() + B(), B() + A(), A() + C(), C() + A(), D() + E(), A() == B(), A() != B(), A() + 1, 1 + A())
try: D() + D()
except TypeError as e: print(e)
try: D() + 1
except TypeError as e: print(e)
try: A() < B()
except TypeError as e: print(e)
