def inner(name):
    try:
        yield name + " 1"
        yield name + " 2"
    finally:
        print("inner finally", name)


def outer():
    try:
        yield "outer"
    finally:
        for v in inner("for"):
            print(v)
        g = inner("dropped")
        print(next(g))
        print(sum(x for x in range(5)))


g = outer()
next(g)
del g
print("end")


def spin(n):
    try:
        yield n
    finally:
        if n:
            next(spin(n - 1))


next(spin(50))
print("nested finalizers are done")
