def f(name):
    try:
        yield name
    finally:
        print("finalized", name)


g = f("del")
next(g)
del g
print("after del")

g = f("rebinding")
next(g)
g = None
print("after rebinding")

for v in f("loop break"):
    break
print("after loop break")


def use():
    g = f("function return")
    next(g)
    print("in function")


use()
print("after function return")

g = f("two references")
next(g)
h = g
del g
print("one reference left")
del h
print("none left")

box = [f("in list"), f("unstarted, never prints"), f("in list too")]
next(box[0])
next(box[2])
box[0] = None
print("after item store")
box.clear()
print("after clear")

d = {"k": f("in dict")}
next(d["k"])
del d["k"]
print("after dict del")

print(next(f("temporary")))
print("after temporary")


class Holder:
    pass


h = Holder()
h.g = f("attribute")
next(h.g)
del h
print("after holder")

try:
    for v in f("exception"):
        raise ValueError
except ValueError:
    print("handler")


def closes_over():
    inner = f("closure")
    next(inner)

    def get():
        return inner
    return get


get = closes_over()
print("closure alive")
get = None
print("after closure")
