"""A generator expression has variables of its own and those around it, each time it is made."""


def pairs(n):
    plus = (x + n for x in range(3))
    times = (x * n for x in range(3))
    return list(zip(plus, times))


print(pairs(2), pairs(3))


class Body:
    values = [1, 2]
    doubled = tuple(x * 2 for x in values)
    print(doubled)


def deep(n):
    return sum((deep(n - 1) if n else 1) for _ in range(2))


print(deep(8))

made = (lambda z: ((y, z) for y in range(2)))(5)
print(made.gi_code.co_freevars, made.__name__, made.__qualname__, sorted(made.gi_frame.f_locals), list(made))


def late():
    total = 1
    g = (total + x for x in (1, 2))
    total = 10
    return g


print(list(late()))


def unbound():
    g = (missing for _ in (1,))
    try:
        next(g)
    except NameError as e:
        print(e)
    missing = 1


unbound()


def endless():
    return sum(endless() for _ in range(1))


try:
    endless()
except RecursionError as e:
    print(str(e)[:32])
