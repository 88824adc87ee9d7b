class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def fails(name):
    local = D(name)
    raise ValueError(name)


try:
    fails("first")
except ValueError as e:
    print("handling", e)
print("handled")
try:
    fails("second")
except ValueError as e:
    saved = e
print("saved")
saved = None
print("dropped")


def gen():
    local = D("generator's")
    yield 1
    raise KeyError("k")


g = gen()
next(g)
try:
    next(g)
except KeyError:
    print("the generator is finished")
print("end")
