def f(name):
    try:
        print(name, "start")
        yield 1
        yield 2
    except GeneratorExit:
        print(name, "GeneratorExit")
        raise
    finally:
        print(name, "finally")


g = f("started")
next(g)
print(g.close())
print(list(g))
print("close again", g.close())

g = f("unstarted")
g.close()
print(list(g))

g = f("exhausted")
print(list(g))
g.close()


def nested():
    try:
        try:
            yield 1
        finally:
            print("inner")
    finally:
        print("outer")


g = nested()
next(g)
g.close()


def loops():
    for i in range(3):
        try:
            yield i
        finally:
            print("leave", i)


g = loops()
print(next(g), next(g))
g.close()
