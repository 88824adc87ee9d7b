def g():
    try:
        yield 1
    finally:
        raise KeyError("fin")
def h():
    yield from g()
class D:
    def __del__(self): 1/0
y = h(); next(y)
x = g(); next(x)
d = D()
c = D(); c.me = c
print("end", flush=True)
