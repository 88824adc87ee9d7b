def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def double(x):
    return x * 2


def consume(n):
    s = 0
    for i, x in enumerate(map(double, count(n))):
        s += i * x
    return s


assert consume(100) == 656700
