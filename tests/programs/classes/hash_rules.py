class A:
    def __eq__(self, o): return True
try: hash(A())
except TypeError as e: print(e)
try: {A(): 1}
except TypeError as e: print(e)
class B(A):
    def __hash__(self): return 3
print(hash(B()), {B()} == {B()}, A.__hash__)
class C(B): pass
print(hash(C()))
class D(C):
    __hash__ = None
try: hash(D())
except TypeError as e: print(e)
class E:
    def __hash__(self): return "x"
try: hash(E())
except TypeError as e: print(e)
class F:
    def __hash__(self): return -1
print(hash(F()))
o = object(); print(hash(o) == hash(o), hash(o) == object.__hash__(o), o == o, o != o)
class H:
    def __hash__(self): return 2**70
print(hash(H()))
