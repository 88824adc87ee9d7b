class C:
    def __init__(self, name, suppress=False, fail_enter=False, fail_exit=False):
        self.name, self.suppress, self.fail_enter, self.fail_exit = name, suppress, fail_enter, fail_exit
    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter: raise ValueError("enter " + self.name)
        return self.name
    def __exit__(self, t, e, tb):
        print("exit", self.name, t, e, tb is not None and tb.tb_lineno)
        if self.fail_exit: raise KeyError("exit " + self.name)
        return self.suppress
with C("a"):
    print("body")
with C("a") as x, C("b") as y:
    print(x, y)
with (C("a") as x, C("b") as y,):
    print(x, y)
with (C("paren")):
    pass
with (C("t1"), C("t2")):
    pass
with C("s", True):
    1/0
print("after")
try:
    with C("a"), C("b", fail_exit=True):
        1/0
except KeyError as e:
    print(repr(e), repr(e.__context__))
try:
    with C("a"), C("b", fail_enter=True):
        print("not reached")
except ValueError as e:
    print(repr(e))
def f():
    for i in range(4):
        with C("loop%d" % i) as z:
            if i == 0: continue
            if i == 2: break
            print(z)
    with C("r") as q, C("r2"):
        return q
print(f())
def g():
    with C("gen") as n:
        x = yield n
        print("got", x)
        yield x
it = g()
print(next(it)); print(it.send(5)); it.close()
it = g(); next(it)
try: it.throw(RuntimeError("thrown"))
except RuntimeError as e: print(e)
it = g(); next(it); del it
with C("xyz") as (p, q, r):
    print(p, q, r)
class D: pass
for cm in [D(), 5, None]:
    try:
        with cm: pass
    except TypeError as e: print(e)
D.__enter__ = lambda self: print("ent")
try:
    with D(): pass
except TypeError as e: print(e)
D.__exit__ = lambda self, *a: print(a)
d = D(); d.__enter__ = 3
with d as d.x: print(d.x)
def nested():
    try:
        with C("n"):
            try:
                return 1
            finally:
                print("fin")
    finally:
        print("outer fin")
print(nested())
def many():
    with C("1") as a, C("2", True) as b, C("3", fail_exit=True) as c:
        raise OSError("x")
    return a, b, c
print(many())
import sys
with C("exc", True):
    try: 1/0
    finally: print(sys.exc_info()[0])
print(sys.exc_info())
