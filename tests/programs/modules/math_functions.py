import math
def t(f,*a,**k):
    try: print(getattr(f,'__name__',f),a,k,repr(f(*a,**k)))
    except BaseException as e: print(getattr(f,'__name__',f),a,k,type(e).__name__,e)
for f in 'acos acosh asin atan atanh cbrt ceil cos degrees erf exp exp2 expm1 fabs factorial floor frexp gamma isqrt lgamma log log10 log1p log2 modf sin sqrt trunc ulp isnan'.split():
    f=getattr(math,f)
    for a in [-1,0,0.0,-1.5,2,1e308,float('inf'),float('-inf'),float('nan'),10**400,-10**400,'x',None,1000.5]:
        t(f,a)
for a in [(0,-1),(-1,.5),(1e300,2),(float('inf'),0),(-1e300,3),(0.,-3.),(2,'a')]: t(math.pow,*a)
for a in [(1,0),(float('inf'),1),(1,float('inf')),(5,3),(-5,3),(1,'x')]: t(math.fmod,*a);t(math.remainder,*a);t(math.atan2,*a);t(math.copysign,*a)
for a in [(2,1),(2,0),(0,2),(2,-1),(8,2),(10**400,10),(1,2,3),(2,10**400)]: t(math.log,*a)
for a in [(1,2000),(1,-2000),(1,10**30),(0,10**30),(1,1.5),(1,-10**30),(float('inf'),2),(1,'x')]: t(math.ldexp,*a)
for a in [(5,2),(5,-1),(-1,2),(5,7),(5,2.),(2.5,1),('a',1),(10**30,3),(10**30,10**30),(10**30,10**40),(5,),(5,None),(5,1,2),()]: t(math.comb,*a);t(math.perm,*a)
for a in [(),(5,),(12,-18),(0,0),(4,6,8),(2.5,),(2,2.5),('a',),(-4,),(True,True),(10**30,6)]: t(math.gcd,*a);t(math.lcm,*a)
for a in [([1,2,3],),([1e308,1e308],),([float('inf'),float('-inf')],),([float('nan'),1],),([.1]*10,),([1e100,1,-1e100],),('ab',),(5,),([],),([1e308,1e308,-1e308],)]: t(math.fsum,*a)
for a in [([],),([1,2,3.5],),(['a'],),([2,'a'],),([1e200,1e200],)]: t(math.prod,*a);t(math.prod,*a,start=2); 
t(math.prod,[1],2); t(math.prod)
for a in [((1,2),(3,4)),((0,),(1,2)),(1,2),((0,),('a',)),([3,4],[0,0]),('ab',(1,2))]: t(math.dist,*a)
for a in [(),(3,4),(1,1),(float('inf'),float('nan')),(float('nan'),1),(1e300,1e300),('a',),(-3,)]: t(math.hypot,*a)
for a in [([1,2],[3,4]),([1],[1,2]),([1.5,2],[3,4]),(['a'],[2]),(['a'],['b']),([1e308,1e308],[10,-10]),([10**30],[2.]),([True],[2]),(3,4)]: t(math.sumprod,*a)
t(math.isclose,1,1+1e-10); t(math.isclose,1,2,rel_tol=-1); t(math.isclose,1,1.1,abs_tol=.2); t(math.isclose,1); t(math.isclose,1,2,3)
t(math.nextafter,1,2);t(math.nextafter,1,2,steps=3);t(math.nextafter,1,2,steps=-3);t(math.nextafter,1,2,3)
t(math.fma,2,3,4);t(math.fma,float('inf'),0,1);t(math.fma,1e308,10,1);t(math.fma,float('inf'),0,float('nan'));t(math.fma,float('inf'),1,float('-inf'))
class I:
    def __index__(s): return 7
class F:
    def __float__(s): return 2.5
class B:
    def __float__(s): return 2
class C:
    def __ceil__(s): return 'c'
    def __floor__(s): return 'f'
    def __trunc__(s): return 't'
for f in (math.sqrt, math.floor,math.ceil,math.trunc,math.gcd,math.factorial): 
    for c in I,F,B,C:
        try: print(f.__name__, c.__name__, f(c()))
        except Exception as e: print(f.__name__, c.__name__, type(e).__name__, str(e)[:50])
print([n for n in dir(math) if n[0] != '_'])
