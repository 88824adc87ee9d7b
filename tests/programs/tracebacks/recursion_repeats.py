def f(n):
    return g(n)


def g(n):
    return f(n + 1)


def h(n):
    if n == 0:
        raise ValueError("bottom")
    h(n - 1)


try:
    f(0)
except RecursionError:
    print("RecursionError caught")
h(20)
