import sys
class D:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"<D {self.n}>"
    def __del__(self): raise ValueError("del " + self.n)
d = D("a")
d = None
def f():
    D("in f")
    print("went on")
f()
def g():
    try:
        yield 1
    finally:
        raise KeyError("fin")
it = g(); next(it); del it
print("went on 2", flush=True)
def ign():
    try: yield 1
    except GeneratorExit: yield 2
i = ign(); next(i); del i
print("3", flush=True)
def loop():
    for x in g(): break
    print("after break", flush=True)
loop()
def nested():
    yield from g()
n = nested(); next(n); del n
class E(Exception):
    def __str__(self): raise RuntimeError("str fails")
class F:
    def __del__(self): raise E()
F()
class Rb:
    def __repr__(self): raise RuntimeError("repr fails")
    def __del__(self): 1/0
Rb()
def lam():
    try: yield
    finally:
        try: 1/0
        except ZeroDivisionError as z: raise ValueError("chained") from z
l = lam(); next(l); del l
def ctx():
    try: yield
    finally:
        try: 1/0
        finally: raise ValueError("chained2")
l = ctx(); next(l); l = None
x = g(); next(x)
print("end", flush=True)
