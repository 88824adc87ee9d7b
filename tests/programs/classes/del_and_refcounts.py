class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


d = D("explicit")
del d
print("after del")
d = D("rebound")
d = D("second")
print("after rebind")
d = None
D("temporary")
print("after temporary")
lst = [D("l0"), D("l1"), D("l2")]
lst[1] = None
lst.pop()
print("after pop")
lst = None


def f(arg):
    local = D("local")
    print("in f")


f(D("argument"))
print("after f")


def returned():
    a, b = D("kept"), D("lost")
    return a


r = returned()
print("returned", r.name)
r = None
t = (D("t0"), D("t1"))
x, y = t
t = None
print("unpacked")
x = None
y = None
try:
    e = D("in try")
    raise ValueError(e)
except ValueError as err:
    e = None
    print("handling")
print("handled")


class Bad:
    def __del__(self):
        raise ValueError("in __del__")


Bad()
print("goes on")


class Holder(D):
    def __init__(self, name, held):
        D.__init__(self, name)
        self.held = held


h = Holder("outer", Holder("middle", D("inner")))
h = None
print("chain dropped")


def gen():
    d = D("generator local")
    yield d.name


for name in gen():
    print(name)
g = gen()
next(g)
g.close()
print("closed")
[D("comp") for _ in range(2)]
print("comp dropped")
v = [D("slice0"), D("slice1"), D("slice2")]
v[:2] = []
print("slice assigned")
del v
dd = {"a": D("dict")}
dd["a"] = 1
print("dict overwritten")
for d in [D("loop")]:
    pass
print("after loop")
del d
print("end")
last = D("at exit")
