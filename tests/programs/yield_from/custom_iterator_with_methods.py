class Remote:
    def __init__(self):
        self.log = []

    def __iter__(self):
        return self

    def __next__(self):
        self.log.append("next")
        return len(self.log)

    def send(self, value):
        self.log.append(("send", value))
        if value == "finish":
            raise StopIteration("sent finish")
        return value * 2

    def throw(self, exc, value=None, tb=None):
        if isinstance(exc, type):
            exc = exc()
        self.log.append(("throw", type(exc).__name__, exc.args))
        if type(exc) is KeyError:
            raise StopIteration("returned by throw")
        if type(exc) is ValueError:
            return "throw handled"
        raise exc

    def close(self):
        self.log.append("close")


def f(r):
    while True:
        result = yield from r
        r.log.append(("result", result))


r = Remote()
g = f(r)
print(next(g), next(g), g.send(21), g.send(None), g.send("ab"))
print(g.throw(ValueError("x")))
print(g.throw(KeyError))
print(g.send("finish"))
print(g.throw(ValueError))
try:
    g.throw(IndexError("i"))
except IndexError as e:
    print("out:", e)
print(r.log)

r = Remote()
g = f(r)
next(g)
g.close()
print(r.log)

r = Remote()
g = f(r)
next(g)
del g
print(r.log)

r = Remote()
g = f(r)
next(g)
try:
    g.throw(GeneratorExit)
except GeneratorExit:
    print(r.log)


class BadClose(Remote):
    def close(self):
        raise OSError("close failed")


r = BadClose()
g = f(r)
next(g)
try:
    g.close()
except OSError as e:
    print(e, repr(e.__context__))
