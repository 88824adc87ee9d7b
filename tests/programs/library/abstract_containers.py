from collections.abc import *
import collections.abc, collections
from abc import ABC, abstractmethod
def g(): yield
print(isinstance(g(), Generator), isinstance(g(), Iterator), isinstance([], Iterable), isinstance([], Iterator), isinstance(iter([]), Iterator), isinstance({}, Mapping), isinstance("a", Sequence), isinstance(5, Hashable), isinstance([], Hashable), callable(g), isinstance(g, Callable), issubclass(list, MutableSequence), isinstance(set(), Set), isinstance({}.keys(), KeysView), isinstance(range(3), Sequence), isinstance(1, Iterable))
class It(Iterator):
    def __init__(s): s.n=0
    def __next__(s):
        s.n+=1
        if s.n>3: raise StopIteration
        return s.n
print(list(It()))
class M(Mapping):
    def __getitem__(s,k):
        if k=='a': return 1
        raise KeyError(k)
    def __iter__(s): return iter('a')
    def __len__(s): return 1
m=M(); print(dict(m), m.get('z',5), 'a' in m, list(m.items()), m=={'a':1}, sorted(m.keys()))
class S(Sequence):
    def __getitem__(s,i): return [1,2,3][i]
    def __len__(s): return 3
s=S(); print(list(s), 2 in s, list(reversed(s)), s.index(3), s.count(1))
class G(Generator):
    def send(s,v): return 1
    def throw(s,*a): raise a[0]
gg=G(); print(next(gg), gg.close(), isinstance(gg, Generator))
try: Iterator()
except TypeError as e: print(e)
class A(ABC):
    @abstractmethod
    def f(self): ...
try: A()
except TypeError as e: print(e)
class B(A):
    def f(self): return 1
print(B().f(), Iterator[int], Callable, Iterable.__name__)
class MM(MutableMapping):
    def __init__(s): s.d={}
    def __getitem__(s,k): return s.d[k]
    def __setitem__(s,k,v): s.d[k]=v
    def __delitem__(s,k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
mm=MM(); mm['x']=1; mm.update(y=2); print(mm.pop('x'), dict(mm), mm.setdefault('q',4), mm.popitem(), len(mm))
class MS(MutableSequence):
    def __init__(s): s.l=[]
    def __getitem__(s,i): return s.l[i]
    def __setitem__(s,i,v): s.l[i]=v
    def __delitem__(s,i): del s.l[i]
    def insert(s,i,v): s.l.insert(i,v)
    def __len__(s): return len(s.l)
ms=MS(); ms.extend([1,2,3]); ms += [4]; ms.reverse(); print(list(ms), ms.pop(), ms.remove(3), list(ms))
