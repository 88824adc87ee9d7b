# Lists: errors, slices of every kind, changes while something walks over them.
def t(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e.args)
class Ix:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
t(lambda: [1]+5)
t(lambda: [1]*'a')
t(lambda: [1]*[1])
t(lambda: 2.0*[1])
t(lambda: [1][10**30])
one = [1]
t(lambda: one['a'])
t(lambda: [1][5])
t(lambda: [1][-2])
t(lambda: [].pop())
t(lambda: [1].pop(5))
t(lambda: [].pop('a'))
t(lambda: [1,2,3].pop(Ix(1)))
t(lambda: [].index(3))
t(lambda: [].remove(3))
t(lambda: list(x=1))
t(lambda: list(1,2))
t(lambda: list(5))
t(lambda: [1].index(1,'a'))
t(lambda: [1].index(1,None))
t(lambda: [1].insert('a',1))
t(lambda: [].insert(1))
t(lambda: [].append())
t(lambda: [].append(1,2))
t(lambda: [].extend(1))
t(lambda: list.append(1,2))
t(lambda: []*10**30)
t(lambda: [1]*10**18)
t(lambda: [1,2,3]*Ix(2))
t(lambda: Ix(2)*[1])
t(lambda: [1,2]*0, )
t(lambda: [1,2]*-5, )
t(lambda: True*[3])
t(lambda: hash([]))
t(lambda: [1]<(1,))
t(lambda: [1]<5)
t(lambda: [1,2].sort(1))
t(lambda: [1].sort(key=1))
t(lambda: sorted([1,'a']))
t(lambda: [1][::0])
t(lambda: [1]['a':])
t(lambda: one[1.5])
for s in [slice(None), slice(1,3), slice(-3,-1), slice(None,None,-1), slice(5,1,-2), slice(1,100,3), slice(-100,100), slice(10,0,-3), slice(3,3), slice(4,2), slice(2**70, -2**70, -1), slice(-2**70,2**70,2**69), slice(None,None,-2**80), slice(Ix(1),Ix(4))]:
    l = list(range(10))
    print(s.start is None, l[s])
    m = l[:]
    del m[s]
    print(m)
    m = l[:]
    try:
        m[s] = ['a','b']
        print(m)
    except Exception as e: print(type(e).__name__, e.args)
    m = l[:]
    try:
        m[s] = (x for x in range(len(l[s])))
        print(m)
    except Exception as e: print(type(e).__name__, e.args)
l=[1,2,3]
l[1:1]=l
print(l)
l[::2]=l[::2]
print(l)
l[:]=l
print(l)
l[2:4]=[]
print(l)
def seti(l,i,v): l[i]=v
def deli(l,i): del l[i]
t(seti,l,slice(0,1),5)
t(seti,l,slice(0,3,2),5)
t(seti,l,slice(0,3,2),[1])
t(seti,l,100,5)
t(seti,l,'a',5)
t(seti,l,-100,5)
t(deli,l,100)
t(deli,l,'a')
t(deli,l,-1)
print(l)
a=[]
a.append(a); a.append([a]); a.append((a,{1:a}))
print(a)
print([1,[2,[3]]]==[1,[2,[3]]], [1,2]<[1,3], [1,2]<[1,2,0], [2]>[1,5], [1,2]!=[1,2], [1]<=[1], [1]>=[2])
l=[1,2,3]
for x in l:
    print(x)
    if x<6: l.append(x+3)
it=iter(l)
print(list(it), list(it))
l.append(99)
print(list(it))
it=iter(l); next(it)
print(it.__length_hint__())
l.clear()
print(it.__length_hint__(), list(it))
l=[3,1,2]
it=reversed(l)
print(next(it)); l.append(5); print(list(it))
it=reversed(l); l.clear(); print(list(it))
def g():
    yield 1
    yield 2
    raise ValueError('x')
l=[0]
try: l.extend(g())
except ValueError as e: print(e, l)
t(list, g())
l=[0]
try: l += g()
except ValueError as e: print(e, l)
l=[5,1,4]
k=l
l+= (1,2); l*=2
print(l, k is l, l.count(1), l.index(4,3), l.index(4,-20), l.copy()==l, l.copy() is l)
t(lambda: l.index(4,3,4))
t(lambda: l.index(5,1,100))
l.reverse(); print(l)
l.insert(-100,'s'); l.insert(100,'e'); l.insert(-1,'p'); print(l)
l.remove('p'); print(l, l.pop(), l.pop(0), l.pop(-2))
print(1 in [1.0], None in [1], [] in [[]], 'a' in ['b'])
class E:
    def __eq__(self, o): 
        ll.clear()
        return False
ll=[E(),E(),E()]
print(1 in ll, ll)
ll=[E(),E(),E()]
print(ll.count(1), ll)
ll=[E(),E()]
try: ll.remove(3)
except ValueError as e: print(e)
ll=[E(),E()]
print(ll==[1,2])
ll=[E(),E()]
t(lambda: ll.index(2))
nan=float('nan')
print(nan in [nan], [nan]==[nan], [nan].index(nan))
print([[]]*3, [None]*3)
x=[[]]*3; x[0].append(1); print(x)
print(len([1,2,3]), bool([]), bool([0]))
print(list('abc'), list({1:2,3:4}), list((1,2)), list(range(3)), list(x*x for x in range(4)))
print([*[1,2],*(3,4),*'ab'])
l=[1,2,3]
print(l.extend(l), l)
a,*b=[1,2,3]; print(a,b)
l=list(range(1000))
while l: l.pop(0)
print(l)
l=list(range(1000))
while len(l)>3: l.pop()
print(l)
l=list(range(20)); del l[::3]; print(l); del l[5:1:-1]; print(l); del l[:]; print(l)
print(repr([True,None,1.5,'a',2**70]))


# Comparisons that shorten the lists that are compared: what they are then is what counts
class Shortens:
    def __init__(self, which):
        self.which = which

    def __eq__(self, other):
        lists[self.which].clear()
        return NotImplemented


lists = [[], []]
for left, right in ((0, 1), (0, 0), (1, 1)):
    lists = [[Shortens(left), 1], [Shortens(right), 2]]
    print(lists[0] == lists[1], end=' ')
    lists = [[Shortens(left), 1], [Shortens(right), 2]]
    print(lists[0] != lists[1], [len(l) for l in lists])
