# Classes that derive from enumerate, zip, map, filter and reversed; which types are no base.
def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


class E(enumerate):
    pass


class M(map):
    def __next__(self):
        return super().__next__() * 2


class F(filter):
    pass


class Z(zip):
    def __iter__(self):
        print("iter")
        return super().__iter__()


class R(reversed):
    pass


print(list(E("ab")), list(E("ab", 5)), list(E("ab", start=2)), list(M(abs, [-1, 2])), list(F(None, [0, 1])), list(Z("ab", "cd")),
      list(R([1, 2])), sum(M(int, "123")), sorted(R("abc")), [*E("x")], dict(Z("ab", "cd")), tuple(F(str.isdigit, "a1b2")))
e = E("abc")
e.tag = "attribute"
print(next(e), e.tag, isinstance(e, enumerate), type(e).__name__, E.__mro__, iter(e) is e, next(e), list(e), next(e, "end"))
for c in (M, F, R):
    show(c)
show(E, 5)
show(Z, "ab", strict=True, foo=1)
show(lambda: list(Z("ab", "c", strict=True)))
show(lambda: list(M(abs, [1], foo=1)))
show(F, None, [], foo=1)
show(R, [], foo=1)
show(R, 5)


class WithInit(filter):
    def __init__(self, fn, items, *, label=None):
        self.label = label


class MapWithInit(map):
    def __init__(self, *args, label=None):
        self.label = label


w = WithInit(None, [0, 1, 2], label="label")
m = MapWithInit(lambda a, b: a + b, [1, 2], [3, 4], label="sums")
print(w.label, list(w), m.label, list(m))


class Counting(enumerate):
    __slots__ = ("seen",)

    def __new__(cls, items):
        self = super().__new__(cls, items, 1)
        self.seen = 0
        return self

    def __next__(self):
        self.seen += 1
        i, x = super().__next__()
        return i * 10, x


def warm(n):
    total = 0
    for _ in range(n):
        for i, x in Counting("abc"):
            total += i
        for i, x in E("abc"):
            total += i
        for a, b in Z("ab", "cd"):
            pass
        for x in M(len, ["ab", "c"]):
            total += x
    return total


c = Counting("ab")
print(list(c), c.seen, warm(1))


class Cyclic(map):
    pass


import gc
import weakref
y = Cyclic(abs, [1])
y.me = y
r = weakref.ref(y)
del y
gc.collect()
print(r())


def gen():
    yield from E("ab")
    yield from M(int, "12")


print(list(gen()))


class Rev:
    def __reversed__(self):
        return iter("reversed")


print(type(R(Rev())).__name__, type(R([1])).__name__, type(R((1,))).__name__)


def derive(base):
    class X(base):
        pass

    return X


for t in (slice, range, bool, type(None), type(...), type(lambda: 1), type((i for i in ())), type(len), type(iter([])), type(iter("")),
          type({}.keys()), type(type.__dict__), type(int.__add__), type(str.join), type(E.__dict__["__dict__"]),
          type(derive.__code__), type(NotImplemented)):
    show(derive, t)
print(type(iter("abc")), type(iter("äbc")), type(iter("\u2000")), type(iter("")))
