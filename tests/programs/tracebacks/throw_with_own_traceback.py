def source():
    raise ValueError("raised elsewhere")


def gen():
    yield


try:
    source()
except ValueError as e:
    caught = e
g = gen()
next(g)
g.throw(caught)
