def f():
    yield


g = f()
try:
    g.nothing
except AttributeError as e:
    print(e)
try:
    g.x = 1
except AttributeError as e:
    print(e)
try:
    g()
except TypeError as e:
    print(e)
try:
    len(g)
except TypeError as e:
    print(e)
try:
    g + 1
except TypeError as e:
    print(e)
try:
    g < g
except TypeError as e:
    print(e)
try:
    next(5)
except TypeError as e:
    print(e)
try:
    next([1])
except TypeError as e:
    print(e)
print(g == g, g == f(), g != f(), bool(g), type(g).__name__, hash(g) == hash(g))
send = g.send
print(send(None))
print({g: "as a key"}[g])
