def f():
    yield 1
    next(iter([]))


for v in f():
    print(v)
