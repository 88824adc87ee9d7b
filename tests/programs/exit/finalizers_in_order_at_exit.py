import gc
gc.disable()  # what is dropped dies in one order only when no collection comes between
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def g(n):
    try: yield
    finally: print("fin", n)
a = D("a")
x = g(1); next(x)
b = D("b")
y = g(2); next(y)
l = [D("in list")]
l.append(l)
z = g(3); next(z)
_p = D("_p")
class K:
    q = D("class attr")
k = D("k")
gc.enable()
