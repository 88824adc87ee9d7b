"""module   
    doc"""

def outer():
    x = 1
    class A:
        y = x
        x = 2
        z = [x for _ in range(2)]
        def f(self): return x
        w = lambda self: x
    return A.y, A.x, A.z, A().f(), A().w()
try: print(outer())
except Exception as e: print(repr(e))
x = 5
def outer2():
    x = 1
    class A:
        nonlocal x
        x = 3
        def g(self): return x
    return x, A().g(), hasattr(A, 'x')
print(outer2())
class P:
    __priv = 1
    def __m(self): return self.__priv
    def t(self, __a=3): return self.__m(), __a
    def k(self, *, __kw=2): return __kw
    __x = __y = 4
    l = [__x for __q in range(2)] if 0 else 0
print(sorted(n for n in P.__dict__ if 'P' in n), P().t(), P().k(_P__kw=9))
class ___: 
    __a = 1
print('__a' in ___.__dict__)
def gen():
    try:
        r = yield from [1, 2]
        print('r', r)
        y = (yield) or (yield 5)
        print(y)
        return 7
    finally:
        print('fin')
def driver():
    v = yield from gen()
    print('v', v)
print(list(driver()))
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
[a, b] = b, a
print(a, b)
a = b = c = [1]
print(a is b is c)
i = 0
l = [0, 0, 0]
i, l[i] = 1, 9
print(i, l)
l[0], l[1], l[2] = l[2], l[0], l[1]
print(l)
def sw(a, b, c):
    a, b, c = c, a, b
    a, b = b, a
    return a, b, c
print(sw(1, 2, 3))
def sw2(a):
    a, a = 1, 2
    b, a, b = 1, 2, 3
    return a, b
print(sw2(0))
print([y := 1, y ** 2], y)
print({i: j for i in range(2) for j in range(2) if i if j})
print([[i * j for j in range(i)] for i in range(4)])
print([*range(3), *[1]], (*'ab',), {**{'a': 1}, 'b': 2})
def deff(a, /, b, *, c=3, **k): return a, b, c, k
print(deff(1, b=2, a=5))
print(f"{x!r:>5}|{x:{x}}|{x=}|{'a'!s}|{{}}|{1 if x else 2}")
print(1 if x else 2, not x, x if not x else -x)
s = 0
for i in range(10):
    if i == 3: continue
    if i == 7: break
    s += i
else:
    print('no')
print(s)
n = 3
while n:
    n -= 1
else:
    print('else', n)
def closure():
    fs = []
    for i in range(3):
        def f(i=i): return i
        fs.append(f)
        fs.append(lambda: i)
    return [f() for f in fs]
print(closure())
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(25))
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c = counter(); c(); print(c())
def delcell():
    v = 1
    def g(): return v
    del v
    try: g()
    except NameError as e: print(e)
    try: v
    except UnboundLocalError as e: print(e)
delcell()
def unb():
    try: print(q)
    except UnboundLocalError as e: print(e)
    if 0: q = 1
unb()
try: undefined
except NameError as e: print(e)
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError('k') from e
except KeyError as e2: print(repr(e2.__cause__), e2.__suppress_context__)
try: e2
except NameError as e: print(e)
def retfin():
    for i in range(3):
        try:
            return i
        finally:
            if i < 1: continue
            print('i', i)
print(retfin())
def ff():
    try:
        try: raise ValueError(1)
        finally: print('a')
    except ValueError as e: return repr(e)
    else: print('b')
    finally: print('c')
print(ff())
def star(*a, k, **kw): return a, k, kw
print(star(*[1, 2], k=1, **{'z': 2}))
def deco(n):
    def d(f):
        print('deco', n)
        return f
    return d
@deco(1)
@deco(2)
class Dec: "doc"
print(Dec.__doc__, Dec.__name__, Dec.__qualname__, Dec.__module__)
def ann(a: int, b: 'str' = 1) -> None: "d"
print(ann.__doc__, ann.__name__)
v: int = 3
w: undefined_is_ok if False else int
print(v, 'w' in globals())
print(1 < 2 < 3 > 2, 1 < 3 < 2, 3 not in [1, 2], None is not None)
print((lambda x, *y, z=1, **k: (x, y, z, k))(1, 2, z=3, q=4))
g = (i * j for i in range(3) for j in range(i))
print(list(g))
def gl():
    global newglob
    newglob = 4
gl(); print(newglob)
print([i for i in range(5) if i % 2 if i > 1], {i % 2 for i in range(5)})
import sys, time as t
from inspect import getgeneratorstate as gs
print(sys.argv[1:], gs(g))
print("a" "b" f"{1}" "c", 'x' * 3, (1, 2) + (3,), 10 ** 3, -2 ** 2, 2 ** -1)
print([1, 2, 3][::-1], 'hello'[1:3], [0] * 3)
del a, l[0], b
print(l)
x = [1, 2, 3]
x[1:2] = [7, 8]; print(x)
del x[::2]; print(x)
class C:
    def __init__(self): self.a = 1
    def __iadd__(self, o): self.a += o; return self
c = C(); c.a += 4; c += 1; c.l = [1]; c.l[0] += 1
print(c.a, c.l)
assert c, 'never'
try: assert not c, 'msg'
except AssertionError as e: print(e)
if __debug__: print('debug')
def longif(n):
    if n == 0: r = 'a'
    elif n == 1: r = 'b'
    else: r = 'c'
    return r
print([longif(i) for i in range(3)])
def many(): return [(a, b, c) for a in range(2) for b in (a,) for c in [b + 1]]
print(many())
def nested_comp_closure(): return [f() for f in [lambda: (i, j) for i in range(2) for j in range(2)]]
print(nested_comp_closure())
def compfilter(n): return [last := k for k in range(n)], last
print(compfilter(3))
print((a := 5), a)
print(__name__, __doc__)
