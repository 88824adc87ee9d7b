def f(a, b=2, c=3):
    return a, b, c


print(f(1), f(1, 20), f(1, 20, 30), f(1, c=9), f(a=5), f(c=1, a=2, b=3), f(1, b=f(0)))


def mutable(x, acc=[]):
    acc.append(x)
    return acc


print(mutable(1), mutable(2), mutable(3, []), mutable(4))
base = 10


def early(x=base * 2):
    return x


base = 99
print(early(), early(x=1))


def no_return():
    pass


def bare_return():
    return


print(no_return(), bare_return())


def many(a, b, c, d, e, f, g, h, i, j):
    return a + b + c + d + e + f + g + h + i + j


print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), many(j=1, i=2, h=3, g=4, f=5, e=6, d=7, c=8, b=9, a=10))


def multiple():
    return 1, 2, 3


a, b, c = multiple()
print(a, b, c, multiple()[1])
g = f
print(g(0), [g, f][1](1), {"k": f}["k"](2), (lambda: f)()(3))


def recursive(n):
    return 1 if n < 2 else n * recursive(n - 1)


print(recursive(20), recursive(30))


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


print(is_even(100), is_odd(7))


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 3))
print(f.__name__, recursive.__name__)
f.attribute = "set on function"
print(f.attribute)
