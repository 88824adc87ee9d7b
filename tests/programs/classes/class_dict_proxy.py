def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, repr(str(e)))
class C:
    x = 1
    def f(self): pass
d = C.__dict__
print(type(d), 'x' in d, d['x'], d.get('q', 5), sorted(k for k in d if not k.startswith('__')), d == C.__dict__)
C.y = 2
print('y' in d, d['y'])
attempt(lambda: d.__setitem__('a', 1)); 
def g(): d['a']=1
attempt(g)
def g(): del d['x']
attempt(g)
print(type(d.copy()), type(d | {}), {**d}['x'], dict(d)['y'])
attempt(lambda: type(d)(3)); attempt(lambda: type(d)([1])); print(type(d)({'a': 1}), len(type(d)({'a': 1})), list(type(d)({'a': 1}).items()))
class Spy:
    def __eq__(self, o): o['leak'] = 1; return True
    def __ror__(self, o): o['leak'] = 1; return o
print(d == Spy(), type(d | Spy()))
print(int.__dict__['__add__'](3,4), 'append' in list.__dict__, vars(C) == d)
