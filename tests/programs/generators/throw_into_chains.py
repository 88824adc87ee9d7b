def f():
    yield
def g():
    try:
        raise KeyError('a')
    except Exception:
        yield from f()
gen = g(); next(gen)
try: gen.throw(ValueError)
except ValueError as e: print(repr(e.__context__))
def f2():
    try: yield 1
    except ValueError as e:
        print("f2", repr(e.__context__))
        yield 2
    raise TypeError("later")
def g2():
    try: raise KeyError('a')
    except KeyError:
        try: yield from f2()
        except TypeError as e: print(repr(e), repr(e.__context__)); yield 3
gen = g2(); next(gen); print(gen.throw(ValueError("v"))); print(next(gen))
class E(Exception):
    def __new__(cls, *a): return cls
class E2(Exception):
    def __init__(self): raise OSError("in init")
for k in (E, E2):
    gen = f(); next(gen)
    try: gen.throw(k)
    except Exception as e: print(type(e).__name__, e)
    try: next(gen)
    except StopIteration: print("over")
class Broken:
    def __iter__(self): return self
    def __next__(self): return 1
    def __getattr__(self, attr): 1/0
    def __repr__(self): return "<Broken>"
def b(): yield from Broken()
for do in (lambda g: g.send(1), lambda g: g.throw(AttributeError), lambda g: g.close()):
    x = b(); next(x)
    try: print(do(x))
    except ZeroDivisionError as e: print("zero")
# throw into the middle of a chain, and the leaf directly
def leaf():
    while True:
        try: x = yield "leaf"
        except ValueError as e: print("leaf caught", e)
def mid(l):
    try: yield from l
    except KeyError as e:
        print("mid caught", repr(e)); yield "mid"
        return "mid done"
def root(m):
    r = yield from m
    print("root got", r)
    yield "root"
l = leaf(); m = mid(l); r = root(m)
print(next(r)); print(m.throw(ValueError("to mid"))); print(l.throw(ValueError("to leaf"))); print(r.throw(ValueError("to root")))
print(m.throw(KeyError("k"))); print(r.gi_yieldfrom is m, m.gi_yieldfrom, l.gi_frame)
try: print(next(r))
except BaseException as e: print(repr(e))
def self_throw():
    try: me.throw(ValueError)
    except ValueError as e: print(e)
    yield 1
me = self_throw(); print(next(me))
def inner_throw():
    try: outer.throw(ValueError)
    except ValueError as e: print(e)
    yield 2
def outer_gen(): yield from inner_throw()
outer = outer_gen(); print(next(outer))
