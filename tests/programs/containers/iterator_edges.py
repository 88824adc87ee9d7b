# The iterators of the built-ins: arguments, exhaustion, errors midway.
def t(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e.args)
t(lambda: enumerate())
t(lambda: enumerate(1,2,3))
t(lambda: enumerate(1))
t(lambda: enumerate([],start='a'))
t(lambda: enumerate([],foo=1))
t(lambda: list(enumerate(iterable='ab',start=1)))
t(lambda: list(enumerate('ab',2**62-1)))
t(lambda: list(enumerate('ab',2**70)))
t(lambda: list(enumerate('abc',-1)))
t(lambda: zip(1))
t(lambda: zip([],1))
t(lambda: zip([],foo=1))
t(lambda: list(zip([1,2],[1],strict=True)))
t(lambda: list(zip([1],[1,2],strict=True)))
t(lambda: list(zip([1],[1],[1,2],strict=True)))
t(lambda: list(zip([1,2],[1,2],[1],strict=True)))
t(lambda: list(zip([1,2],[1,2],[1,2],strict=True)))
t(lambda: list(zip([1,2],[1],strict=False)))
t(lambda: list(zip(strict=True)))
t(lambda: map(1))
t(lambda: map())
t(lambda: map(None,1))
t(lambda: map(None,[],x=1))
t(lambda: list(map(None,[1])))
t(lambda: filter(1))
t(lambda: filter(1,2))
t(lambda: filter(None,[],x=1))
t(lambda: list(filter(5,[1])))
t(lambda: reversed())
t(lambda: reversed(1))
t(lambda: reversed({1}))
t(lambda: reversed([],1))
t(lambda: reversed(x=1))
t(lambda: iter(1))
t(lambda: iter(1,2))
t(lambda: iter())
t(lambda: next(1))
t(lambda: next(iter([])))
t(lambda: next(iter([]),5))
print(list(zip()), list(zip('ab')), list(zip('ab',range(9))), list(zip('ab','cd','ef')), list(zip(range(3),range(2))))
print(list(map(lambda x:x+1,[1,2])), list(map(lambda a,b:a*b,[1,2,3],[4,5])), list(map(str,range(3))), list(map(lambda *a:a,[1],[2],[3],[4],[5],[6])))
print(list(filter(None,[0,1,'',2])), list(filter(lambda x:x%2,range(6))), list(filter(bool,[0,3])))
z=zip(iter([1,2,3]),iter([1])); print(list(z))
a=iter([1,2,3]); print(list(zip(a,a))); print(list(a))
a=iter([1,2,3]); print(list(zip([1],a)), next(a))
def boom(x):
    if x==2: raise ValueError('b')
    return x
t(lambda: list(map(boom,[1,2,3])))
m=map(boom,[1,2,3]); print(next(m)); t(next,m); print(next(m)); t(next,m)
def si(x):
    if x==2: raise StopIteration('s')
    return x
print(list(map(si,[1,2,3])))
m=map(si,[1,2,3]); print(next(m)); t(next,m); t(next,m); t(next,m)
class Seq:
    def __init__(self,n): self.n=n
    def __getitem__(self,i):
        if i>=self.n: raise IndexError(i)
        return i*i
    def __len__(self): return self.n
print(list(Seq(4)), list(reversed(Seq(4))), 9 in Seq(4), 10 in Seq(4), type(iter(Seq(1))).__name__, tuple(Seq(2)))
class Seq2:
    def __getitem__(self,i):
        if i==2: raise StopIteration
        if i==5: raise ValueError
        return i
print(list(Seq2()))
t(lambda: reversed(Seq2()))
class Seq3:
    def __getitem__(self,i):
        if i==2: raise ValueError('v')
        return i
t(lambda: list(Seq3()))
class It:
    def __iter__(self): return self
    def __init__(self): self.n=0
    def __next__(self):
        self.n+=1
        if self.n>3: raise StopIteration
        return self.n
print(list(It()), [x for x in It()], sum(It()), 2 in It(), dict(enumerate(It())), sorted(It()), max(It()), tuple(It()), set(It()))
class BadIt:
    def __iter__(self): return 5
t(lambda: list(BadIt()))
t(lambda: iter(BadIt()))
class NoneIt:
    __iter__=None
t(lambda: iter(NoneIt()))
class R:
    def __reversed__(self): return iter([3,2,1])
print(list(reversed(R())))
class R2:
    __reversed__=None
t(lambda: reversed(R2()))
c=[0]
def f():
    c[0]+=1
    return c[0]
print(list(iter(f,5)), type(iter(f,5)).__name__)
it=iter(f,8); print(list(it), list(it), c)
def f():
    c[0]+=1
    if c[0]>20: raise StopIteration
    return c[0]
print(list(iter(f,100)))
def f(): raise ValueError('cc')
t(lambda: list(iter(f,1)))
for o in [iter([]),iter(()),iter({}),iter(set()),iter(range(1)),iter(range(10**30)),iter({}.items()),iter({}.values()),reversed({}),reversed(()),map(int,[]),filter(int,[]),zip(),enumerate([]),reversed([]),reversed('a')]:
    print(type(o).__name__, iter(o) is o)
    t(lambda: o.__next__())
print([p for p in enumerate(enumerate('ab'))])
ps=[]
for p in enumerate('abc'): ps.append(p)
print(ps)
ps=[]
for p in zip('abc','def'): ps.append(p)
print(ps)
e=enumerate('abc'); x=next(e); del x; y=next(e); z=next(e); print(y,z)
it=iter('abc'); print(list(it), list(reversed('abc')))
def g():
    yield 1
    yield 2
print(list(zip(g(),g())), list(enumerate(g())), list(map(lambda a:a,g())), dict(zip(g(),g())), list(filter(None,g())))
print(any(map(lambda x:x>1,[1,2])), all(filter(None,[1])), sum(map(int,['1','2'])))
a,b=zip(*[(1,2),(3,4)]); print(a,b)
l=[1,2,3,4]
it=iter(l)
for x in it: print(x,next(it))
it=iter([1]); 
for x in zip(it,it,it): print(x)
import sys
if 0: pass


# What `in` says of an __iter__ that gives no iterator, or raises.
class Odd:
    def __init__(self, result):
        self.result = result

    def __iter__(self):
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


for result in (5, TypeError("mine"), ValueError("mine")):
    for test in (lambda: 1 in Odd(result), lambda: 1 not in Odd(result), lambda: list(Odd(result))):
        try:
            print(test())
        except Exception as e:
            print(type(e).__name__, e, type(e.__context__).__name__)
