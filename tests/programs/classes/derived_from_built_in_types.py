def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, repr(str(e)))
class L(list):
    def __init__(self, *a, tag=None):
        super().__init__(*a); self.tag = tag
    def __repr__(self): return 'L' + super().__repr__()
    def double(self): return L(self + self, tag='d')
l = L([1,2,3], tag=5); print(l, l.tag, len(l), l[0], l[1:], l.double(), l == [1,2,3], [1,2,3] == l, 2 in l)
l.append(4); l += [5]; l.extend((6,)); print(l, type(l), type(l+[1]), type([1]+l), type(l*2), sorted(l, reverse=True))
for x in l: print(x, end=' ')
print(*l, sum(l), max(l), list(map(str, l)), l.__dict__, isinstance(l, list))
class D(dict):
    def __missing__(self, k):
        self[k] = v = k*2
        return v
d = D(a=1); print(d['a'], d['b'], d, len(d), d.get('zz'), 'q' in d, list(d), {**d}, dict(d), d | {'x':1}, type(d|{}))
class D2(dict):
    def __getitem__(self, k): return 'got ' + str(super().__getitem__(k))
    def __setitem__(self, k, v): super().__setitem__(k, v+1)
d2 = D2(x=1); d2['y']=5; print(d2['x'], d2['y'], d2)
def kw(**k): return k
print(kw(**d))
class S(str):
    def __new__(cls, x, extra=0):
        s = super().__new__(cls, x); s.extra = extra; return s
    def shout(self): return self.upper() + '!'
s = S('héllo', 7); print(s, repr(s), s.extra, s.shout(), s + 'x', 'x' + s, s == 'héllo', hash(s)==hash('héllo'), {s: 1}['héllo'], s[1], len(s), ','.join([s, s]), f'{s:>8}|', '%s' % s, s*2, s in ['héllo'], type(str(s)), type(s.upper()), 'l' in s, s.split('l'))
class I(int):
    def __new__(cls, v=0): return super().__new__(cls, v)
    def __add__(self, o): return I(int(self) + o)
    def __repr__(self): return f'I({int(self)})'
i = I(5); print(i, i+1, 1+i, i*2, -i, i==5, 5==i, i<6, hash(i)==hash(5), [0,1,2,3,4,5][i], range(i), bool(I()), bool(i), i//2, i%3, i**2, divmod(i,2), i&4, ~i, float(i), int(i), type(int(i)), str(i), f'{i:03d}', '%d' % i, abs(I(-3)), round(i), 'a'*i, i/2, 10/i, {5:'five'}[i], {i:1}[5], i.bit_length(), max(i, 3), sum([i,i]), isinstance(i,int), I('12'), i.real, I(2**80)+1)
attempt(lambda: 3/I()); attempt(lambda: 3%I()); attempt(lambda: 3//I())
class F(float):
    def __repr__(self): return 'F'
f = F(1.5); print(f, f+1, 1+f, f*2, f==1.5, float(f), type(float(f)), f.is_integer(), round(f), hash(f)==hash(1.5), '%.2f'%f, f'{f:.1f}')
class T(tuple):
    __slots__ = ()
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def x(self): return self[0]
tt = T(1,2); print(tt, tt.x, tt+(3,), tt==(1,2), hash(tt)==hash((1,2)), {tt:1}[(1,2)], tt[:], type(tt[:]), len(tt), tt*2, (0,)+tt)
a, b = tt; print(a, b)
class Swap(tuple):
    def __iter__(self): return iter((9,8))
a, b = Swap((1,2)); print(a,b, list(Swap((1,2))), [*Swap()], tuple(Swap((1,))))
class St(set):
    def add2(self, x): self.add(x); self.add(x*2)
st = St([1]); st.add2(3); print(st, len(st), 3 in st, st|{9}, type(st|{9}), st=={1,3,6}, St(), sorted(st), st-{1}, type(st.copy()))
class Fs(frozenset): pass
print(Fs([1,2]), hash(Fs([1]))==hash(frozenset([1])), Fs([1])|{2})
attempt(lambda: [].__class__.__new__(L)); attempt(lambda: list.__new__(dict)); attempt(lambda: object.__new__(L)); attempt(lambda: dict.__new__(L))
class LL(L): 
    def __iter__(self): return iter('xy')
    def __len__(self): return 99
    def __getitem__(self, i): return 'item'
    def __contains__(self, x): return True
ll = LL([1,2]); print(list(ll), len(ll), ll[5], 77 in ll, [*ll], tuple(ll), ll == [1,2])
x = ll; del ll
class Node(list): pass
n = Node(); n.append(n); n.me = n; print(n); del n
class Stack(list):
    push = list.append
sk = Stack(); sk.push(1); sk.push(2); print(sk.pop(), sk, sk.copy(), Stack.__mro__)
class Mix:
    def hello(self): return 'hello %d' % len(self)
class ML(Mix, list): pass
print(ML([1,2]).hello(), ML.__base__, ML.__mro__)
class Counter(dict):
    def __init__(self, it=()):
        super().__init__()
        for x in it: self[x] = self.get(x, 0) + 1
print(Counter('abca'), Counter('aab').items(), sorted(Counter('bba')), Counter('a') == {'a':1})
class E1(Exception): pass
class E2(E1, ValueError):
    __slots__=('z',)
e=E2('a'); e.z=1; e.q=2; print(e, e.z, e.q, e.args)
attempt(lambda: type('C',(int,str),{})); attempt(lambda: type('T',(int,),{'__slots__':['a'],'x':3})); attempt(lambda: type('C',(list,dict),{}))
class SS(str):
    def __eq__(self, o): return 'eq'
    def __hash__(self): return 1
    def __lt__(self, o): return False
print(SS('a')=='b', {SS('a'):1}, hash(SS('q')), sorted([SS('b'), SS('a')]))
attempt(lambda: getattr(3, S('real')))
class O: pass
o=O(); setattr(o, S('nm'), 4); print(o.nm, o.__dict__)
def big():
    class K(int): pass
    return [K(i) for i in range(1000)]
print(sum(big()))
print(int.__add__(3,4), (3).__add__(4.0), [1].__add__([2]), 'a'.__mul__(3), (5).__rsub__(7), list.__iadd__([1],[2]), int.__new__(int, '7'), {1}.__or__({2}), (2).__pow__(5), (3).__neg__())
