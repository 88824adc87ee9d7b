def inner():
    while True:
        try:
            yield "inner"
        except ValueError as e:
            yield "inner caught " + str(e)
        except KeyError:
            return "inner returned"


def outer():
    try:
        result = yield from inner()
        yield result
    except TypeError as e:
        yield "outer caught " + str(e)
    yield "outer goes on"


g = outer()
print(next(g))
print(g.throw(ValueError("v")))
print(next(g))
print(g.throw(KeyError))
print(next(g))
print(next(g, "end"))

g = outer()
next(g)
print(g.throw(TypeError("t")))
print(next(g))

g = outer()
next(g)
try:
    g.throw(IndexError("nobody"))
except IndexError as e:
    print("out:", e)
print(list(g))


# What has no throw: the exception is raised at the yield from.
def over_list():
    try:
        yield from [1, 2]
    except ValueError as e:
        yield "caught at yield from: " + str(e)


g = over_list()
next(g)
print(g.throw(ValueError("into a list iterator")))
print(list(g))


def catcher(n):
    try:
        if n:
            yield from catcher(n - 1)
        else:
            yield "leaf"
    except ValueError as e:
        if n < 3:
            raise ValueError(str(e) + " " + str(n))
        yield str(e) + " stopped at " + str(n)
    print("leaving", n)


g = catcher(5)
print(next(g))
print(g.throw(ValueError("path")))
print(list(g))
