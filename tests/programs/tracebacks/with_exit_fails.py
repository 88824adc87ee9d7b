class C:
    def __enter__(self): return self
    def __exit__(self, t, e, tb):
        raise KeyError(1)
def f():
    with C() as c:
        x = 1
        raise ValueError("hi")
def g():
    with C():
        return 5
try:
    f()
except KeyError:
    g()
