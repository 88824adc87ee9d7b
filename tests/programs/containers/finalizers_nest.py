# What a finalizer drops dies at once, however deep finalizers and containers are nested.
class Loud:
    def __del__(self):
        print("inner gone")
class C:
    def __init__(self, n): self.n = n
    def __del__(self):
        x = Loud()
        x = None
        if self.n: C(self.n - 1)
        print("del", self.n)
x = C(28)
x = None
x = C(3)
for _ in range(60): x = [x]
x = None
print("end")
