def f():
    e = "before"
    try:
        raise ValueError("x")
    except ValueError as e:
        yield str(e)
        yield repr(e)
    try:
        print(e)
    except UnboundLocalError as u:
        yield str(u)


print(list(f()))
g = f()
next(g)
g.close()


def reraise_other():
    try:
        yield
    except KeyError as k:
        saved = k
    raise saved


g = reraise_other()
next(g)
try:
    g.throw(KeyError("kept"))
except KeyError as e:
    print(repr(e), e.__context__)
