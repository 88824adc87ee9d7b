def inner(name):
    try:
        yield name
    except GeneratorExit:
        print(name, "GeneratorExit")
        raise
    finally:
        print(name, "finally")


def outer():
    try:
        yield from inner("inner")
    except GeneratorExit as e:
        print("outer GeneratorExit", repr(e.__context__))
        raise
    finally:
        print("outer finally")


g = outer()
next(g)
g.close()

g = outer()
next(g)
del g
print("dropped")

g = outer()
next(g)
try:
    g.throw(GeneratorExit)
except GeneratorExit:
    print("throw(GeneratorExit) closes the inner one, too")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "ignoring"


def over_stubborn():
    try:
        yield from stubborn()
    except RuntimeError as e:
        print("seen by the outer:", e)
        raise


g = over_stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def fails():
    try:
        yield 1
    finally:
        raise KeyError("while closing")


def over_fails():
    try:
        yield from fails()
    except KeyError as e:
        print(repr(e), repr(e.__context__))


g = over_fails()
next(g)
print(g.close())


def held(child):
    yield from child


i = inner("shared")
g = held(i)
next(g)
g.close()
print("a shared inner is closed with it:", list(i))


def deep(n):
    try:
        if n:
            yield from deep(n - 1)
        else:
            yield "leaf"
    finally:
        print(n, end=" ")


g = deep(8)
next(g)
g.close()
print()
