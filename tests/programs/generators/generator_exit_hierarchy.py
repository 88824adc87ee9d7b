print(issubclass(GeneratorExit, Exception), issubclass(GeneratorExit, BaseException))
print(issubclass(StopIteration, Exception))


def f():
    try:
        yield 1
    except Exception:
        print("not reached")
    finally:
        print("finally")


g = f()
next(g)
g.close()


def g2():
    try:
        yield 1
    except:
        print("bare except")
        raise


g = g2()
next(g)
g.close()


def g3():
    yield 1


g = g3()
next(g)
try:
    g.throw(GeneratorExit)
except GeneratorExit as e:
    print("thrown GeneratorExit comes out", e.args)
print(list(g))
