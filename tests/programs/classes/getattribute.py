class A:
    def __getattribute__(self, n):
        print("get", n)
        return object.__getattribute__(self, n)
    def m(self): return 1
a = A(); a.x = 4
print(a.x, a.m())
try: a.nope
except AttributeError as e: print(e)
