def node(n, child):
    try:
        yield n
        yield from child
    finally:
        print("done", n)


g = None
for i in range(5):
    g = node(i, g or ())
for _ in range(3):
    print(next(g))
del g
print("dropped")


def owner(held):
    try:
        yield held
    finally:
        print("owner done")


def item():
    try:
        yield
    finally:
        print("item done")


h = item()
next(h)
o = owner(h)
next(o)
del h
print("item is held by the owner's frame")
del o
print("end")
