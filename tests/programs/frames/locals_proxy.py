# f_locals of a running function, a generator and a class body.
import sys
def show(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
def f(a, b=2):
    c = 3
    l = sys._getframe().f_locals
    print(type(l), l, len(l), list(l), 'a' in l, l['a'], l.get('zz'), l.get('zz', 5), l == {'a': a, 'b': b, 'c': c, 'l': l}, list(l.items())[:2], list(l.values())[:2], list(l.keys())[:2])
    l['c'] = 10; print(c)
    l['new'] = 11; print(l['new'], 'new' in l)
    show(lambda: l['none'])
    show(lambda: l.popitem()); show(lambda: l.clear()); show(lambda: l.pop('a'))
    show(l.__delitem__, 'a'); show(l.__delitem__, 'zz')
    l['e1'] = 1; show(l.__delitem__, 'e1')
    show(l.copy); print(type(l.copy()))
    show(lambda: type(l | {'q': 1})); show(lambda: (l | {'q': 1})['q']); show(lambda: ({'q': 1} | l)['q']); show(lambda: l | 5)
    show(l.setdefault, 'a', 100); show(l.setdefault, 'fresh', 100); show(lambda: l['fresh'])
    show(l.update, {'b': 50, 'more': 1}); print(b, l['more']); show(l.update, b=60); print(b); show(l.update, [('b', 70)]); print(b); show(l.update, 5)
    l |= {'b': 80}; print(b, type(l))
    show(lambda: list(reversed(l))); show(hash, l)
    show(lambda: l < l)
    show(repr, l.keys())
    show(lambda: l[5]); l[5] = 6; show(lambda: l[5]); print(5 in l)
    show(lambda: l != l, ); print(l == sys._getframe().f_locals, l is sys._getframe().f_locals, bool(l), l == 5)
    import copy
    show(dict, l) if 0 else None
    print(sorted(map(str, l)))
    for k in l: pass
    print(dict(**{k: 1 for k in l if isinstance(k, str)}).keys() == set(k for k in l if isinstance(k, str)))
    print([m for m in dir(l) if not m.startswith('__')])
    show(l.fromkeys, []) if hasattr(l, 'fromkeys') else print('none')
    print(isinstance(l, dict)); 
    match = {**l}; print(type(match), len(match) == len(l))
    print(str(l)[:10])
f(1)
def g():
    x = 1
    def h(): return x
    l = sys._getframe().f_locals
    l['x'] = 2; print(h(), list(l))
    del x
    print(list(l), 'x' in l, len(l))
    show(lambda: l['x'])
    l['x'] = 7
    return x
print(g())
def gen():
    y = 1
    yield
    print(y)
    yield
k = gen(); next(k); k.gi_frame.f_locals['y'] = 99; next(k)
fl = k.gi_frame.f_locals; print(fl); k.close(); print(fl, len(fl))
class C:
    z = 1
    print(type(sys._getframe().f_locals), list(sys._getframe().f_locals)[:2])
print(sys._getframe().f_locals is globals())
from collections.abc import Mapping, MutableMapping
print(isinstance(type.__dict__, Mapping), isinstance(type.__dict__, MutableMapping))
def m(): return sys._getframe().f_locals
print(isinstance(m(), Mapping), isinstance(m(), MutableMapping))
