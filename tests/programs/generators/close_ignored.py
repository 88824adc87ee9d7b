def stubborn():
    n = 0
    while True:
        try:
            yield n
        except GeneratorExit:
            n += 1
            if n > 2:
                return


g = stubborn()
next(g)
for _ in range(2):
    try:
        g.close()
    except RuntimeError as e:
        print(e)
    print(next(g))
print(g.close())
print(list(g))


def raises():
    try:
        yield 1
    finally:
        raise KeyError("from finally")


g = raises()
next(g)
try:
    g.close()
except KeyError as e:
    print(repr(e), repr(e.__context__))


def replaces():
    try:
        yield 1
    except GeneratorExit:
        raise StopIteration("x")


g = replaces()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__cause__.__context__))
