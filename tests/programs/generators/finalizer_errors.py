def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignoring")


def raises():
    try:
        yield 1
    finally:
        raise ValueError("in finalizer")


g = ignores()
next(g)
del g
print("the program goes on")

g = raises()
next(g)
g = None
print("and on")


def function():
    g = raises()
    next(g)
    return "result"


print(function())
try:
    raise KeyError("handled")
except KeyError as e:
    g = raises()
    next(g)
    del g
    print(repr(e), repr(e.__context__))
