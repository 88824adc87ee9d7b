# What a class dict holds, in which order: where the class begins, and what its methods set in self.
class C:
    def f(self):
        self.zeta = 1; self.__priv = 2; self.alpha = 3; self.mid = 4; self.zeta = 5
    x = 1
    for self in [type('q', (), {})()]: self.direct = 1
    class D:
        def g(self): self.inner = 1
print(C.__static_attributes__, C.__firstlineno__, C.D.__static_attributes__, list(C.__dict__), list(C.D.__dict__))
def deco(c): return c
@deco

@deco
class E(C): "doc"
print(E.__firstlineno__, list(E.__dict__), E.__static_attributes__)
F = type('F', (), {}); print(list(F.__dict__), list(type('G', (C,), {'a': 1}).__dict__))
try: F.__firstlineno__
except AttributeError as e: print(e)
class H:
    __slots__ = ('a',)
    def __init__(self): self.a = 1
    def __eq__(self, o): return 1
print(list(H.__dict__))
print(sorted(dir(C())))
class M(Exception):
    y: int = 5
print(list(M.__dict__))
import abc
class N(abc.ABC):
    @abc.abstractmethod
    def f(self): self.k = 1
