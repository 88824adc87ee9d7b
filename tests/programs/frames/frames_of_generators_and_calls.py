import sys
def g():
    yield 1
    yield sys._getframe()
def use():
    it = g(); next(it); f = it.gi_frame
    print(f.f_back)
    next(it)
    print(f.f_back)
    for x in it: pass
    return f
f = use()
print(f.f_back, f.f_lineno, f.f_locals, f.f_code)
def h():
    it = g(); next(it); f = it.gi_frame
    del it
    return f
f = h(); print(f, f.f_back)
def thr():
    it = g(); next(it); f = it.gi_frame
    try: it.throw(ValueError)
    except ValueError as e: print(e.__traceback__.tb_frame, e.__traceback__.tb_next.tb_frame is f, e.__traceback__.tb_next.tb_next)
    print(f.f_back)
thr()
def a():
    x=1
    return b()
def b():
    y=2
    return sys._getframe()
f=a()
print(f, f.f_back, f.f_back.f_back, f.f_back.f_locals)
it=g(); print(it.gi_frame.f_lineno, it.gi_frame.f_lasti >= 0, it.gi_frame, it.gi_frame is it.gi_frame)
print(sys._getframe())
print(repr(f.f_locals), type(f.f_locals), f.f_builtins is __builtins__.__dict__, f.f_globals is globals(), f.f_trace, f.f_trace_lines)
try: sys._getframe(100)
except ValueError as e: print(e)
print([k for k in dir(f) if not k.startswith('__')])
def e1():
    try:
        1/0
    finally:
        print("x")
try: e1()
except Exception as e: t=e.__traceback__; print(t.tb_next.tb_frame.f_lineno, t.tb_next.tb_lineno, t.tb_frame.f_lineno, t.tb_lineno, [k for k in dir(t) if not k.startswith('__')])
print(f.clear())
try: sys._getframe().clear()
except RuntimeError as e: print(e)
next(it)
try: it.gi_frame.clear()
except RuntimeError as e: print(e)
c = g.__code__
print(c, c.co_flags, c.co_names, c.co_varnames, c.co_argcount, c.co_nlocals, c.co_freevars, c.co_cellvars, c.co_qualname)

def outer(a, *rest, k=1, **kw):
    local = 2
    def inner():
        nonlocal local
        local += 1
        return a
    return inner
c = outer.__code__
print(c.co_varnames, c.co_cellvars, c.co_freevars, c.co_nlocals, c.co_argcount, c.co_kwonlyargcount, c.co_flags)
print(outer(1).__code__.co_freevars, outer(1).__code__.co_varnames, outer(1).__code__.co_flags)
# f_locals reads and writes
def gen(n):
    total = 0
    for i in range(n):
        total += yield i
it = gen(3)
print(it.gi_frame.f_locals)
next(it)
loc = it.gi_frame.f_locals
print(loc, len(loc), list(loc), loc.keys(), loc.values(), loc.items(), 'total' in loc, loc['n'], loc.get('zz', 7))
loc['total'] = 100
loc['new'] = 5
print(it.send(1), loc, loc == {'n': 3, 'total': 101, 'i': 1, 'new': 5}, it.gi_frame.f_locals == loc)
try: loc['nothing']
except KeyError as e: print(e)
try: del loc['total']
except TypeError as e: print(e)
held = it.gi_frame
try: it.send(2); it.send(2)
except StopIteration: pass
print(it.gi_frame, held, held.f_locals)
del it
print(held.f_locals)
held.clear()
print(held.f_locals)
gx = (x * y for x in range(2) for y in "ab")
next(gx)
print(sorted(gx.gi_frame.f_locals))
class K:
    z = 1
    f = sys._getframe().f_locals
    print('z' in f, 'K' in globals())
def walk():
    f = sys._getframe()
    names = []
    while f:
        names.append((f.f_code.co_name, f.f_lineno))
        f = f.f_back
    return names
def middle():
    yield walk()
print(next(middle()))
def delegates():
    yield from middle()
print(list(delegates()))
# the locals of a frame live as long as what shows it
class Noisy:
    def __del__(self): print("gone")
def fails():
    n = Noisy()
    raise ValueError("x")
try:
    fails()
except ValueError as e:
    saved = e
print("still there", saved.__traceback__.tb_next.tb_frame.f_locals)
saved.__traceback__ = None
print("after")
def tb_shape(tb):
    shape = []
    while tb:
        shape.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return shape
def thrower():
    try:
        yield 1
    except KeyError as e:
        print(tb_shape(e.__traceback__))
        raise
t = thrower(); next(t)
try: t.throw(KeyError("k"))
except KeyError as e: print(tb_shape(e.__traceback__), tb_shape(sys.exc_info()[2]))
g2 = gen(2)
print(g2.gi_frame.clear(), g2.gi_frame)
