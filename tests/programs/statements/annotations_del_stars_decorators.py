x: int = 5
y: str
z: "quoted"
print(__annotations__, x)
try: print(y)
except NameError as e: print(e)
class C:
    a: int
    b: list = [1]
    c: "fwd" = None
    __d: float
    (e): int = 3
    def m(self, p: int, *args: "a", q: str = "x", **kw: dict) -> None:
        loc: int = 4
        self.z: int = 5
        return loc
print(C.__annotations__, C.m.__annotations__)
def f(a: 1 + 1, /, b: [2], *, c: (lambda: 3) = 4) -> {5: 6}: pass
print({k: v for k, v in f.__annotations__.items() if k != 'c'})
print((lambda x: x).__annotations__)
def h():
    v: undefined_thing = 3
    w: also_undefined
    return v
print(h())
d = {}
d["k"]: int = 7
d["m"]: int
print(d, __annotations__)
def g(): pass
print(g.__annotations__)
g.__annotations__ = {"a": 1}
print(g.__annotations__)
class E: pass
print(E.__annotations__, hasattr(E, "__annotations__"))
if False:
    never: int
print("never" in __annotations__)
def gen():
    global x
    r: int = yield 1
    return r
print(list(gen()))
# del of every target
a = b = c = 1
l = [1,2,3,4,5]
class O: pass
o = O(); o.attr = 1
del a, (b, [c]), l[0], l[1:3], o.attr
print(l, vars(o))
try: a
except NameError as e: print(e)
def dd():
    q = 1
    def inner(): return q
    del q
    try: inner()
    except NameError as e: print(e)
    try: q
    except UnboundLocalError as e: print(e)
    q = 2
    return inner()
print(dd())
def ge():
    global zz
    zz = 1
    del zz
ge()
try: zz
except NameError as e: print(e)
try: del zz
except NameError as e: print(e)
def ul():
    del undefined_local
    undefined_local = 1
try: ul()
except UnboundLocalError as e: print(e)
del ()
del []
# star-unpacking
a, *b = 1, 2, 3; print(a, b)
*a, b = "xyz"; print(a, b)
[a, *b, c] = range(5); print(a, b, c)
(a, (b, *c), *d) = 1, (2, 3, 4), 5, 6; print(a, b, c, d)
*a, = (1, 2); print(a)
for i, *j in [(1, 2, 3), (4,)]: print(i, j)
print([*range(3), *"ab"], (*[1], 2, *()), {*[1, 2], *{3}}, {**{"a": 1}, "b": 2, **{"a": 3}})
def ff(*args, **kw): return args, kw
print(ff(*[1], 2, *(3, 4), k=1, **{"m": 2}, **{"n": 3}))
try: ff(**{"a": 1}, **{"a": 2})
except TypeError as e: print(e)
try: ff(*5)
except TypeError as e: print(e)
try: ff(**5)
except TypeError as e: print(e)
def yy(): yield *[1, 2], 3
print(next(yy()))
def rr(): return *[1], 2
print(rr())
x = *[1], 2; print(x)
print(d := [*a, 1])
t = {(1, 2): 3}; print(t[*[1], 2])
for q in *[1], 2: print(q)
try: a, b = 1
except TypeError as e: print(e)
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, b, *c = 1,
except ValueError as e: print(e)
# decorators
def deco(n):
    def wrap(fn):
        print("deco", n, fn.__name__)
        return fn
    return wrap
@deco(1)
@deco(2)
def decorated(): pass
@deco(3)
class Decorated: pass
@(lambda f: [f])
def listed(): pass
print(len(listed))
import types
