import gc
gc.disable()  # what is dropped dies in one order only when no collection comes between
class D:
    def __init__(self, n): self.n = n
    def __del__(self):
        print("del", self.n)
        print(helper1 and 1, helper2 and 2, _priv, last)
def helper1(): pass
d1 = D("one")
_priv = 5
d2 = D("two")
def helper2(): pass
x = D("cyc"); x.self = x; del x
last = 7
print("end")
gc.enable()
