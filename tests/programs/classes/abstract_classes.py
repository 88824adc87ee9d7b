from abc import ABC, ABCMeta, abstractmethod
import abc
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, repr(str(e)))
class Q(ABC):
    @abstractmethod
    def f(self): pass
    @property
    @abstractmethod
    def p(self): ...
    @classmethod
    @abstractmethod
    def c(cls): ...
attempt(Q)
class Q1(Q):
    def f(self): return 1
attempt(Q1)
class Q2(Q1):
    p = 3
    @classmethod
    def c(cls): return 'c'
print(Q2().f(), Q2().p, Q2.c(), Q.__abstractmethods__ == {'f','p','c'}, Q2.__abstractmethods__)
class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Sized:
            return any('__len__' in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented
print(isinstance([], Sized), isinstance(3, Sized), issubclass(dict, Sized), issubclass(int, Sized))
class V(ABC): pass
V.register(int)
print(isinstance(3, V), isinstance(True, V), isinstance('a', V), issubclass(int, V))
@V.register
class W: pass
print(isinstance(W(), V), isinstance(W(), (int, V)))
class V2(V): pass
print(isinstance(3, V2)); V2.register(str); print(isinstance('a', V), type(V))
attempt(lambda: V.register(3)); attempt(lambda: W.register)
class X(V, list): pass
print(X([1]), X.__mro__)
