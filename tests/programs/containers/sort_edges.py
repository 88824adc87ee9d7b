# Sorting: stability, keys and comparisons that fail or change the list.
def t(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e.args)
seed=12345
def rnd():
    global seed
    seed=(seed*1103515245+12345)%2**31
    return seed>>8
def check(l, key=None, reverse=False):
    a=sorted(l,key=key,reverse=reverse)
    k=key if key else (lambda x:x)
    ok=len(a)==len(l)
    for i in range(len(a)-1):
        if reverse:
            if k(a[i])<k(a[i+1]): ok=False
        else:
            if k(a[i+1])<k(a[i]): ok=False
    return ok
for n in [0,1,2,3,5,11,12,13,24,25,26,50,100,1000,3000]:
    for m in [2,10,10**6]:
        l=[rnd()%m for _ in range(n)]
        s=sorted(l)
        h=0
        for v in s: h=(h*31+v)%1000000007
        print(n,m,check(l),check(l,None,True),h)
        l2=[str(v) for v in l]
        h=0
        for v in sorted(l2): h=(h*31+int(v))%1000000007
        print(h)
        l3=[(rnd()%5,i) for i in range(n)]
        s=sorted(l3,key=lambda p:p[0])
        r=sorted(l3,key=lambda p:p[0],reverse=True)
        print(s==sorted(l3), [p[0] for p in r]==sorted([p[0] for p in l3],reverse=True), all(r[i][0]!=r[i+1][0] or r[i][1]<r[i+1][1] for i in range(len(r)-1)))
        l4=[rnd()%7*0.5 for i in range(n)]
        print(check(l4), sorted(l4)==sorted(sorted(l4,reverse=True)))
print(sorted([3,1,2]), sorted('hello'), sorted({'b':1,'a':2}), sorted([2**70,1,-2**70,0]), sorted([True,0,2,-1]), sorted([1.5,1,2]))
l=list(range(100)); l.sort(); print(l==list(range(100))); l.sort(reverse=True); print(l[:3]); l.sort(); print(l[:3])
l=[3,2,1]
def k(x):
    l.append(x)
    return x
t(lambda: l.sort(key=k))
print(l)
def k2(x):
    l.clear()
    return x
t(lambda: l.sort(key=k2))
print(l)
class C:
    def __init__(self,v): self.v=v
    def __lt__(self,o):
        if self.v==13: raise ValueError('unlucky')
        return self.v<o.v
    def __repr__(self): return 'C(%d)'%self.v
l=[C(rnd()%100) for _ in range(40)]
print([c.v for c in sorted(l)]==sorted([c.v for c in l]))
l=[C(i*7%26) for i in range(26)]
t(lambda: l.sort())
print(sorted([c.v for c in l]))
l=[1,'a',2]
t(lambda: l.sort())
print(sorted([str(x) for x in l]))
class D:
    def __lt__(self,o):
        l.append(1)
        return True
l=[D(),D(),D()]
t(lambda: l.sort())
print(len(l))
l=[5,3]
def kk(x): raise KeyError(x)
t(lambda: l.sort(key=kk)); print(l)
t(lambda: [1,2].sort(reverse=5))
t(lambda: [1,2].sort(foo=5))
t(lambda: sorted())
t(lambda: sorted(5))
t(lambda: sorted([1],1))
print(sorted([3,1,2],key=None,reverse=False), sorted([(1,'b'),(1,'a'),(0,'z')]), sorted([[2],[1,5],[1]]))
print(sorted(['b','B','a','é','zz','z']), sorted(['b','a',], key=str.upper))
print(max([3,9,2]), min([3,9,2]), max('abc'), min([],default=7), max(1,5,3), max([1,-9],key=abs))

# A change of the list is seen, also one that leaves it empty again
for change in (lambda: l.append(3) or l.pop(), lambda: l.append(3) or l.clear(), lambda: l.extend([4, 5]), lambda: l.__iadd__([]), lambda: len(l), lambda: l.clear()):
    l = [3, 1, 2]
    try:
        l.sort(key=lambda x: change() and x or x)
        print(l)
    except ValueError as e:
        print(e, l)
