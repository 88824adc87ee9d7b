from inspect import getgeneratorstate


def f():
    print("inside:", getgeneratorstate(g))
    x = yield 1
    print("inside again:", getgeneratorstate(g))
    yield 2


g = f()
print(getgeneratorstate(g))
next(g)
print(getgeneratorstate(g))
next(g)
print(getgeneratorstate(g))
next(g, None)
print(getgeneratorstate(g))

g = f()
g.close()
print("closed unstarted:", getgeneratorstate(g))

g = f()
next(g)
g.close()
print("closed started:", getgeneratorstate(g))

g = f()
next(g)
try:
    g.throw(ValueError)
except ValueError:
    print("after throw:", getgeneratorstate(g))

g = f()
try:
    g.throw(ValueError)
except ValueError:
    print("throw into unstarted:", getgeneratorstate(g))

g = f()
try:
    g.send(1)
except TypeError:
    print("failed send:", getgeneratorstate(g))


def inner():
    print("inner:", getgeneratorstate(i), "outer:", getgeneratorstate(o))
    yield 1
    yield 2


def outer():
    yield from i


i = inner()
o = outer()
next(o)
print("delegating:", getgeneratorstate(i), getgeneratorstate(o))
next(i)
print("inner driven directly:", getgeneratorstate(i), getgeneratorstate(o))
next(i, None)
print("inner finished:", getgeneratorstate(i), getgeneratorstate(o))
print(next(o, "outer finishes"))
print(getgeneratorstate(o))

e = (x for x in ())
print(getgeneratorstate(e), list(e), getgeneratorstate(e))
