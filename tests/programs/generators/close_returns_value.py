def f():
    try:
        yield 1
    except GeneratorExit:
        return "value"


g = f()
print(g.close())
g = f()
next(g)
print(g.close())
print(g.close())


def plain():
    yield 1


g = plain()
next(g)
print(g.close())


def breaks():
    while True:
        try:
            yield
        except GeneratorExit:
            break
    return [1, 2]


g = breaks()
next(g)
print(g.close())


def outer():
    try:
        yield from f()
    except GeneratorExit:
        return "outer value"


g = outer()
next(g)
print(g.close())
