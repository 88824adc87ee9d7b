def f():
    yield 1
x = f(
