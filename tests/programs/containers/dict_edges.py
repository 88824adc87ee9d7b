# Dicts: errors, order after deletions, hostile keys, views.
def t(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e.args)
t(lambda: dict(1,2))
t(lambda: dict(1))
t(lambda: dict([1]))
t(lambda: dict(['abc']))
t(lambda: dict([[1]]))
t(lambda: dict(['ab','cd']))
t(lambda: {}.update(1))
t(lambda: {}.update([1]))
t(lambda: {}.update([1,2],3))
t(lambda: {}.pop(1))
t(lambda: {}.pop())
t(lambda: {}.popitem())
t(lambda: {}|1)
t(lambda: {}<{})
t(lambda: {[]:1})
t(lambda: {}[[]])
t(lambda: [] in {1:1})
t(lambda: dict.fromkeys(1))
t(lambda: dict.fromkeys())
t(lambda: {}.get())
t(lambda: {}.setdefault())
t(lambda: {1:2}['a'])
t(lambda: {1:2}[(1,2)])
t(lambda: dict.keys(1))
t(lambda: hash({}))
t(lambda: {}.keys().foo)
def deli(d,k): del d[k]
t(deli,{},'q')
t(deli,{},[])
d={}
for i in range(2000): d[i]=i*i
print(len(d), d[1999], 2000 in d, 5 in d, 5.0 in d, True in d, d[True])
for i in range(0,2000,2): del d[i]
print(len(d), list(d)[:5], list(d.items())[-1], next(reversed(d)))
for i in range(1990,2010): d[i]=-i
print(list(d)[-15:], len(d))
while len(d)>3: d.popitem()
print(d)
d={}
for i in range(100000):
    d[i%7]=i
    if i%3==0: d.pop(i%7)
print(d)
d={'a':1,'b':2}
d['c']=3; d['a']=9; print(d); del d['a']; d['a']=0; print(d, list(d.keys()), list(d.values()), list(d.items()))
print(d.get('x'), d.get('x',5), d.get('a'), d.setdefault('n'), d.setdefault('m',7), d.setdefault('m',8), d)
print(d.pop('a'), d.pop('zz','dflt'), d.popitem(), d)
e=d.copy(); e['k']=1; print(e, d, e==d, d==dict(d), e!=d, {}=={}, {1:2}=={1:2.0}, {1:2}=={2:1}, {1:2}==5)
print(dict(), dict(a=1,b=2), dict([('a',1),('b',2)]), dict({'x':1},y=2), dict(zip('abc',range(3))), dict([['a','b']], c=1))
d.update({'u':1}, v=2); d.update([('w',3)]); d.update(k=5); d.update(); print(d)
print({1:2}|{3:4}, {1:2}|{1:5})
a={1:2}; b=a; a|={3:4}; a|=[(5,6)]; print(a, b is a)
print(dict.fromkeys('abc'), dict.fromkeys([1,2],0), {}.fromkeys('x',1))
r={}
r['self']=r; r['l']=[r]
print(r)
def f():
    d={1:1,2:2,3:3}
    for k in d: 
        d[k+10]=1
t(f)
def f():
    d={1:1,2:2,3:3}
    for k in d: del d[k]
t(f)
def f():
    d={1:1}
    for k in d: 
        del d[k]; d[k+1]=1
        if k>20: break
    print(d)
t(f)
def f():
    d={1:1,2:2}
    it=iter(d); next(it); d[5]=1
    try: next(it)
    except RuntimeError as e: print(e)
    del d[5]
    next(it)
t(f)
def f():
    d={i:i for i in range(5)}
    for k,v in d.items(): d[k]=v+1
    print(d)
    for k in list(d): 
        if k%2: del d[k]
    print(d)
    d.clear(); print(d, len(d)); d[1]=2; print(d)
t(f)
ks={1:2,3:4}.keys(); vs={1:2,3:4}.values(); its={1:2,3:4}.items()
print(ks, vs, its, len(ks), 1 in ks, 2 in vs, (1,2) in its, (1,3) in its, 5 in its, list(reversed(ks)), list(reversed(its)), list(reversed(vs)))
print(ks=={1,3}, ks<={1,3,5}, ks<{1,3}, its=={(1,2),(3,4)}, ks!={1}, ks=={3:0,1:0}.keys(), vs==vs, vs=={1:2,3:4}.values())
print(sorted(ks|{9}), sorted(ks&{1}), sorted(ks-{1}), sorted(ks^{1,7}), sorted(ks|[5]), sorted({5,1}-ks), sorted({1:1}.items()|{2}.copy().union([2]) ,key=str))
print(ks.isdisjoint([5]), ks.isdisjoint([1]), {}.keys(), {}.values(), {}.items())
t(lambda: ks<3)
t(lambda: its|3)
t(lambda: hash(ks))
t(lambda: ks+ks)
t(lambda: ks[0])
class K:
    def __init__(self,n): self.n=n
    def __hash__(self): return 7
    def __eq__(self,o): return isinstance(o,K) and self.n==o.n
    def __repr__(self): return 'K%d'%self.n
d={K(i):i for i in range(20)}
print(d, d[K(5)], K(50) in d); del d[K(3)]; print(d.pop(K(4)), len(d), K(3) in d)
class Bad:
    def __hash__(self): return 1
    def __eq__(self,o): raise ValueError('eq')
d={Bad():1}
t(lambda: d[Bad()])
t(lambda: d.get(1))
t(lambda: 1 in d)
t(lambda: d.setdefault(1,2))
t(lambda: d.pop(1))
class H:
    def __hash__(self): raise KeyError('hash')
t(lambda: {H():1})
t(lambda: {}.get(H()))
class Mut:
    def __init__(self,n): self.n=n
    def __hash__(self): return 3
    def __eq__(self,o):
        md.clear()
        for i in range(5): md[i+40]=i
        return False
md={}
md[Mut(1)]=1
md[Mut(2)]=2
print(len(md))
class M:
    def keys(self): return ['a','b']
    def __getitem__(self,k): return k*2
print(dict(M())); d={}; d.update(M()); print(d); print({**M(),'z':1})
t(lambda: {**1})
t(lambda: dict(**{1:2}))
print({1:'a',True:'b',1.0:'c'}, {'a':1,**{'a':2}})
print(1 in {'1':1}, '1' in {1:1}, None in {None:1}, {None:1}[None], {-1:'m1',-2:'m2'}[-2], {2**61-1:'p',0:'z'}, {2**70:'big'}[2**70])
s='key'; k2=''.join(['k','ey']); print({s:1}[k2], {k2:2}[s])
it=iter({1:2,3:4}.items()); p=next(it); q=next(it); print(p,q); 
print([x for x in {1:2,3:4}.items()], list(enumerate('ab')))
print({}.__len__(), {1:2}.__contains__(1), {1:2}.__getitem__(1))
d={1:1}; d.__setitem__(2,2); d.__delitem__(1); print(d)
print(type({}.keys()).__name__, type(iter({})).__name__, type(iter({}.values())).__name__, type(iter({}.items())).__name__, type(reversed({})).__name__, type(reversed({}.items())).__name__)
x={}; 
for i in range(300): x['k%d'%i]=i
for i in range(0,300,3): del x['k%d'%i]
print(sum(x.values()), len(x), 'k3' in x, 'k4' in x)
x={i:0 for i in range(70000)}; print(len(x), x[69999]); 
for i in range(69990): del x[i]
print(x)
it=iter({1:1,2:2}); print(it.__length_hint__(), next(it), it.__length_hint__())
