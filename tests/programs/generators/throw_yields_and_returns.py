def f():
    try:
        yield 1
    except ValueError:
        return "returned"


g = f()
next(g)
try:
    g.throw(ValueError)
except StopIteration as e:
    print(e.value)


def swallow(n):
    caught = []
    while len(caught) < n:
        try:
            yield len(caught)
        except Exception as e:
            caught.append(str(e))
    return caught


g = swallow(3)
print(next(g))
try:
    for name in ("a", "b", "c", "d"):
        print(g.throw(RuntimeError(name)))
except StopIteration as e:
    print(e.value)


def translate():
    while True:
        try:
            yield
        except KeyError as e:
            raise LookupError("translated") from e


g = translate()
next(g)
try:
    g.throw(KeyError("inner"))
except LookupError as e:
    print(type(e).__name__, e, repr(e.__cause__), e.__cause__ is e.__context__)
