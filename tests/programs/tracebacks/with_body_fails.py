class C:
    def __enter__(self): return self
    def __exit__(self, t, e, tb):
        pass
def f():
    with C() as c, \
         C() as d:
        x = 1
        raise ValueError("hi")
f()
