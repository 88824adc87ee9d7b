# Tuples: errors, hashes, identity of what needs no copy.
def t(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e.args)
one = (1,)
t(lambda: one['a'])
t(lambda: (1,)[5])
t(lambda: (1,)[-2])
t(lambda: tuple(1,2))
t(lambda: tuple(1))
t(lambda: tuple(x=1))
t(lambda: ().index(1))
t(lambda: ()+[])
t(lambda: ()*'a')
t(lambda: (1,)*10**18)
t(lambda: hash((1,[])))
t(lambda: (1,2).count())
t(lambda: (1,)<[1])
print(hash(()),hash((1,)),hash((1,2,3)),hash((1,(2,(3,)))),hash((True,None is None,-1,-2,2**70,1.5)))
print((), (1,), (1,2), ((),), (1,(2,)), (1,)+(2,3), (1,2)*3, 2*(1,), ()*5, (1,)*-1)
x=(1,2,3)
print(x+() is x, ()+x is x, x*1 is x, x[:] is x, tuple(x) is x, x[1:], x[::-1], x[::2], x[5:], x[-2:])
print(x.index(2), x.count(3), x.count(1.0), 2 in x, 5 in x, len(x), bool(()), bool((0,)))
t(lambda: x.index(2,2))
print(x<(1,2,4), x<(1,2), x>(1,2), x==(1,2,3), x!=(1,2,3), x<=x, (1,2)>=(1,3), ()<(1,))
print(tuple('abc'), tuple([1,2]), tuple(range(3)), tuple(i for i in range(3)), tuple({1:2}))
def g():
    yield 1
    raise KeyError('q')
t(lambda: tuple(g()))
l=[]
y=(l,1)
l.append(y)
print(y, l)
def f():
    y[0]=3
t(f)
def f():
    del y[0]
t(f)
it=iter(x); print(next(it), it.__length_hint__(), list(it), list(it))
print(list(reversed(x)), type(reversed(x)).__name__)
a,b=1,2
a,b=b,a
print(a,b,(a,b)==(2,1))
class Eq:
    def __eq__(self,o): return True
    def __lt__(self,o): return 'lt'
print((Eq(),1)==(5,1), (Eq(),0)<(5,1), (1,2,3)==(1,2,3.0))
d={}
d[(1,2)]='x'; d[(1,(2,))]='y'
print(d[(1,2)], d[(1,(2,))], d.get((2,1)))
n=()
for i in range(5): n=(n,)
print(n)
print((1,2,3).__len__(), (1,).__contains__(1), (1,2).__getitem__(1))
