# Finalizers that change the container that is dropping them.
class D:
    def __init__(self,c,f): self.c=c; self.f=f
    def __del__(self): self.f(self.c)
    def __eq__(self,o): return self is o
    def __hash__(self): return 5
def run(name, make, act, f):
    c=make()
    try:
        act(c, f)
    except Exception as e: print(name, type(e).__name__, e)
    print(name, len(c))
def clr(c): c.clear()
def grow(c):
    for i in range(20): c.append(i)
def fill(c,f): 
    for i in range(10): c.append(D(c,f))
def a1(c,f): fill(c,f); c.clear()
def a2(c,f): fill(c,f); c[2:8]=[]
def a3(c,f): fill(c,f); c[0]=1
def a4(c,f): fill(c,f); del c[::2]
def a5(c,f): fill(c,f); c.pop(); c.pop(0)
def a6(c,f): fill(c,f); c*=0
def a7(c,f): fill(c,f); c[:]=[1]*10
def a8(c,f): fill(c,f); c[::2]=[1]*5
def a9(c,f): fill(c,f); c.sort(key=lambda x:0)
for i,a in enumerate([a1,a2,a3,a4,a5,a6,a7,a8,a9]):
    run('clr%d'%i, list, a, clr)
    run('grow%d'%i, list, a, grow)
def dclr(c): c.clear()
def dgrow(c):
    for i in range(20): c[i]=i
def ddel(c):
    for k in list(c)[:3]: del c[k]
def dfill(c,f):
    for i in range(10): c[i]=D(c,f)
def b1(c,f): dfill(c,f); c.clear()
def b2(c,f): dfill(c,f); c[3]=1
def b3(c,f): dfill(c,f); del c[3]
def b4(c,f): dfill(c,f); c.popitem(); c.pop(1)
def b5(c,f): dfill(c,f); c.update({i:0 for i in range(10)})
def b6(c,f): dfill(c,f); c|={i:0 for i in range(30)}
for i,a in enumerate([b1,b2,b3,b4,b5,b6]):
    for g in (dclr,dgrow,ddel): run(g.__name__+str(i), dict, a, g)
def sfill(c,f):
    for i in range(10): c.add(D(c,f))
def sadd(c):
    for i in range(20): c.add(i)
def s1(c,f): sfill(c,f); c.clear()
def s2(c,f): sfill(c,f); c-=set(c)
def s3(c,f): sfill(c,f); c&=set()
def s4(c,f): 
    sfill(c,f)
    for i in range(3): c.pop()
def s5(c,f): sfill(c,f); c^=set(c)
for i,a in enumerate([s1,s2,s3,s4,s5]):
    for g in (dclr,sadd): run(g.__name__+str(i), set, a, g)
x=[D([],print)]
t=(D([],print),)
del x,t
it=iter([D([],lambda c:print('gone'))]); next(it); print('a'); list(it); print('b')
def g():
    for i,o in enumerate([D([],lambda c:print('e'))]): pass
    print('end')
g()
for o in zip([D([],lambda c:print('z'))],[1]): pass
del o
print('fin')
l=[]
l.append(l); d={}; d[1]=d; d[2]=l; l.append(d); t=(l,d); l.append(t); s={t} if False else None
del l,d,t
e=[]; e.append(enumerate(e)); e.append(zip(e,e)); e.append(map(e.append,e)); e.append(iter(e)); e.append(reversed(e)); e.append({1:e}.items()); e.append(iter({1:e}.items())); e.append(slice(e)); e.append(iter((e,))); e.append(filter(None,e)); e.append(iter(lambda: e, 1)); e.append(frozenset([(1,)]))
it=e[0]; next(it)
del e,it
