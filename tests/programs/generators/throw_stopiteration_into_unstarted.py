def f():
    yield 1


# No instruction of the body has run, so nothing turns it into a RuntimeError.
g = f()
try:
    g.throw(StopIteration("unstarted"))
except StopIteration as e:
    print("StopIteration", e.value)
print(list(g))

g = f()
try:
    g.throw(GeneratorExit)
except GeneratorExit:
    print("GeneratorExit")
print(list(g))
