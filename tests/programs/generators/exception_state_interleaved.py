def handler(name):
    while True:
        try:
            raise ValueError(name)
        except ValueError:
            yield name + " handling"
            try:
                raise
            except ValueError as e:
                print("re-raised", e)


a = handler("a")
b = handler("b")
c = handler("c")
order = [a, b, a, c, b, a, c, c, b]
for g in order:
    print(next(g))
try:
    raise LookupError("main")
except LookupError:
    for g in order:
        next(g)
    try:
        raise
    except LookupError as e:
        print("main still handles", e)


def deep(n):
    try:
        raise ValueError(n)
    except ValueError:
        if n:
            yield from deep(n - 1)
        yield n
        try:
            raise
        except ValueError as e:
            print("level", n, "has", e)


print(list(deep(4)))
