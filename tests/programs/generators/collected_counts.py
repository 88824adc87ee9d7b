# What gc.collect() counts when a suspended generator is part of a cycle: closing it has let go of what it held.
import gc


class Holder:
    def __del__(self):
        print('gone')


class Plain:
    pass


def keeps(o):
    yield o


def guarded(o):
    try:
        yield o
    finally:
        print('closed')


def cycle(cls, fn, start):
    h = cls()
    h.g = fn(h)
    if start:
        next(h.g)


def own():
    def inner():
        yield me
    me = inner()
    next(me)


gc.disable()
gc.collect()
for cls in Holder, Plain:
    for fn in keeps, guarded:
        for start in True, False:
            cycle(cls, fn, start)
            print(cls.__name__, fn.__name__, start, gc.collect())
own()
print(gc.collect())
pair = [keeps([]), keeps([])]
for g in pair:
    next(g).append(pair)
del g, pair
print(gc.collect())
