def f(a, b=2, *args, c, d=4, **kw):
    "doc string"
    x = 1
    return a
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__, f.__closure__, f.__dict__)
c = f.__code__
print(c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_varnames, c.co_firstlineno, c.co_flags, c.co_qualname)
f.attr = 5; f.__name__ = "g"; f.__doc__ = "new"; f.__defaults__ = (9,)
print(f.attr, f.__name__, f.__doc__, f.__dict__, f(1, c=3), repr(f)[:12])
class A:
    "class doc"
    def m(self): "mdoc"
a = A()
m = a.m
print(m.__name__, m.__qualname__, m.__self__ is a, m.__func__ is A.m, m == a.m, m is a.m, m.__doc__, A.__doc__, a.__doc__, hash(m) == hash(a.m), f.__globals__ is globals())
try: m.x = 1
except AttributeError as e: print(e)
print(len.__name__, [].append.__name__, list.append.__qualname__, str.upper("x"), list.append, "a".join.__self__)
def outer():
    n = 1
    def inner(): return n
    return inner
print(outer().__closure__[0].cell_contents, outer().__qualname__, (lambda: 0).__name__)
