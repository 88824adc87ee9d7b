class W:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def inner():
    try: yield 1
    finally: print("finally")
def f():
    w = W(1)
    h = inner()
    next(h)
    yield 1
for q in f(): break
print('a')
x = f(); next(x); x = None
print('b')
x = f(); next(x); x.close()
print("c")
def f():
    w = W(1)
    yield from inner()
x = f(); next(x); x = None
print('b')
x = f(); next(x); x.close()
def f():
    w = W(1)
    h = inner(); next(h)
    for a in inner(): yield 1
print("d")
x = f(); next(x); x = None
print('b')
x = f(); next(x); x.close()
print("e")
def f():
    w = W(1)
    h = inner(); next(h)
    raise ValueError
    yield
try: 
    next(f())
except ValueError: pass
print("f")
def f():
    w = W(1)
    h = inner(); next(h)
    for a in inner(): raise ValueError
    yield
try: 
    next(f())
except ValueError: print("in")
