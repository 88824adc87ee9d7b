def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, repr(str(e)))
class N:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
n = N(3)
attempt(lambda: [1,2,3,4][n]); attempt(lambda: 'abcdef'[n]); attempt(lambda: list(range(n))); attempt(lambda: hex(n)); attempt(lambda: bin(n)); attempt(lambda: oct(n)); attempt(lambda: 'a'*n); attempt(lambda: [1]*n); attempt(lambda: int(n)); attempt(lambda: float(n)); attempt(lambda: chr(N(65))); attempt(lambda: [1,2,3][N(0):N(2)]); attempt(lambda: round(1.2345, n)); attempt(lambda: (1,2,3,4)[n]); attempt(lambda: 'abc'.center(N(9),'*')); attempt(lambda: '%d' % n); attempt(lambda: '%x' % n); attempt(lambda: pow(2, n)); attempt(lambda: 2**n); attempt(lambda: 1 << n); attempt(lambda: range(10)[n]); attempt(lambda: [0]*5 == [0]*N(5)); attempt(lambda: str(n)[:3])
class I:
    def __int__(self): return 42
    def __float__(self): return 4.5
    def __bool__(self): return False
    def __abs__(self): return 'abs'
    def __round__(self, nd=None): return ('round', nd)
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __divmod__(self, o): return ('divmod', o)
    def __rdivmod__(self, o): return ('rdivmod', o)
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __rpow__(self, o, m=None): return ('rpow', o, m)
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __matmul__(self, o): return 'mat'
    def __rmatmul__(self, o): return 'rmat'
    def __imatmul__(self, o): return 'imat'
    def __len__(self): return 3
    def __length_hint__(self): return 10
    def __reversed__(self): return iter('rev')
    def __contains__(self, x): return x == 1
    def __format__(self, s): return f'<{s}>'
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
    def __hash__(self): return 77
    def __dir__(self): return ['b','a']
    def __sizeof__(self): return 100
    def __copy__(self): return 'copy'
    def __iter__(self): return iter([3,1,2])
    def __getitem__(self, i): return ('item', i)
    def __setitem__(self, i, v): print('set', i, v)
    def __delitem__(self, i): print('del', i)
    def __call__(self, *a, **k): return a, k
i = I()
import math
attempt(lambda: (int(i), float(i), bool(i), not i, abs(i), round(i), round(i,2), math.trunc(i), math.floor(i), math.ceil(i), divmod(i,2), divmod(2,i), pow(i,2), pow(i,2,5), i**2, 2**i, -i, +i, ~i, i@3, 3@i))
j = i; j @= 3; print(j)
attempt(lambda: (len(i), list(reversed(i)), 1 in i, 2 in i, format(i,'x'), f'{i:>3}', f'{i}', f'{i!r}', str(i), repr(i), '%s %r' % (i,i), hash(i), dir(i), sorted(i), list(i), i[1], i[1:2], i[::2], i[1,2], i[...], i(1,*[2],k=3)))
i[1]=2; del i[1:2]; i[0:1]=3
class Seq:
    def __getitem__(self, k):
        if k >= 3: raise IndexError
        return k*10
    def __len__(self): return 3
s = Seq()
attempt(lambda: (list(s), 20 in s, 5 in s, list(reversed(s)), list(iter(s)), tuple(s), sum(s), max(s), [*s], dict(enumerate(s)), list(zip(s,s))))
a,b,c = s; print(a,b,c)
class NoLen:
    def __getitem__(self,k): return 1
attempt(lambda: reversed(NoLen())); attempt(lambda: len(NoLen()))
class Cmp:
    def __init__(self,v): self.v=v
    def __eq__(self,o): return NotImplemented if not isinstance(o,Cmp) else self.v==o.v
    def __lt__(self,o): return NotImplemented if not isinstance(o,Cmp) else self.v<o.v
    def __le__(self,o): return self.v<=o.v
c1,c2=Cmp(1),Cmp(2)
attempt(lambda: (c1<c2, c1>c2, c1<=c2, c1>=c2, c1==c2, c1!=c2, c1==1, c1!=1, sorted([c2,c1])[0].v, max(c1,c2).v, min([c2,c1]).v))
attempt(lambda: c1<1); attempt(lambda: 1<c1); attempt(lambda: c1>1); attempt(lambda: hash(c1)); attempt(lambda: {c1}); attempt(lambda: [c1]==[Cmp(1)]); attempt(lambda:(c1,2)<(c2,1)); attempt(lambda: c1 in [Cmp(1)]); attempt(lambda: [c2,c1].index(Cmp(1))); attempt(lambda: [c2,c1].count(Cmp(1)))
class Arith:
    pass
def mk(nm):
    def f(self, o): return nm, type(o).__name__
    return f
for op in 'add sub mul truediv floordiv mod pow lshift rshift and or xor matmul'.split():
    for p in ('', 'r', 'i'):
        setattr(Arith, f'__{p}{op}__', mk(p+op))
x = Arith()
import sys
print(x+1, 1+x, x-1, 1-x, x*2, 2*x, x/1, 1/x, x//1, 1//x, x%1, 1%x, 'a%s'%x if 0 else 0, x**1, 1**x, x<<1, 1<<x, x>>1, 1>>x, x&1, 1&x, x|1, 1|x, x^1, 1^x, x@1, 1@x, [1]+x, x+[1], 'a'+x, x+'a', 2.0*x, x*2.0, (1,)*x, {1}|x, {}|x)
y = x; y += 1; print(y); y = x; y -= 1; print(y); y=x; y **= 2; print(y); y=x; y >>= 2; print(y); l=[1]; 
attempt(lambda: 'abc' % x)
class HasGetattr:
    def __getattr__(self, n):
        if n.startswith('dyn'): return n.upper()
        raise AttributeError(f'no {n}')
    def __setattr__(self, n, v): object.__setattr__(self, n, ('set', v))
    def __delattr__(self, n): print('delattr', n); super().__delattr__(n)
h = HasGetattr(); h.a = 1; print(h.a, h.dynfoo, hasattr(h,'zz'), getattr(h,'q',5)); del h.a
attempt(lambda: h.bar); attempt(lambda: len(h))
class GA:
    def __getattribute__(self, n):
        if n == 'x': return 'X'
        return super().__getattribute__(n)
    y = 1
g = GA(); print(g.x, g.y, g.__class__); attempt(lambda: g.z)
class Ctx:
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0]); return True
with Ctx() as cx: raise ValueError
class It:
    def __init__(self): self.n=0
    def __iter__(self): return self
    def __next__(self):
        self.n+=1
        if self.n>3: raise StopIteration
        return self.n
print(list(It()), *It(), sum(It()), next(It()), 2 in It(), max(It()))
class BadIter:
    def __iter__(self): return 3
attempt(lambda: list(BadIter())); attempt(lambda: iter(3)); attempt(lambda: next(3)); attempt(lambda: list(3))
class BadLen:
    def __len__(self): return -1
attempt(lambda: len(BadLen())); attempt(lambda: bool(BadLen()))
class BadBool:
    def __bool__(self): return 3
attempt(lambda: bool(BadBool()))
class BL2:
    def __len__(self): return 'a'
attempt(lambda: len(BL2())); attempt(lambda: BadIter()[0]); attempt(lambda: BadIter()()); attempt(lambda: -BadIter()); attempt(lambda: BadIter()+1); attempt(lambda: BadIter() < BadIter()); attempt(lambda: 3 in BadLen())
def g(): BadIter()[0]=1
attempt(g)
def g(): del BadIter()[0]
attempt(g)
class BadStr:
    def __str__(self): return 3
    def __repr__(self): return 4
    def __hash__(self): return 'a'
    def __index__(self): return 'a'
    def __int__(self): return 'a'
    def __float__(self): return 'a'
    def __format__(self, s): return 3
b = BadStr()
for f in (str, repr, hash, hex, int, float, format, bool): attempt(lambda: f(b))
class Del:
    def __init__(self,n): self.n=n
    def __del__(self): print('del', self.n)
d = Del(1); del d; d = [Del(2)]; d.clear(); Del(3)
class Hint:
    def __iter__(self): return iter([1])
    def __length_hint__(self): return 5
class LenOnly:
    def __len__(self): return 0
print(bool(LenOnly()), not LenOnly())
class Radd:
    def __radd__(self, o): return o
print(sum([Radd()]), sum([1,2]), sum([[1],[2]],[]))
class ContNone:
    __contains__ = None
    def __iter__(self): return iter([1])
attempt(lambda: 1 in ContNone())
class IterNone:
    __iter__ = None
    def __getitem__(self,i): return 1
attempt(lambda: iter(IterNone()))
class HN: 
    __hash__ = None
attempt(lambda: hash(HN()))
class NN: 
    __add__ = None
    __lt__ = None
attempt(lambda: NN()+1); attempt(lambda: NN()<1)
