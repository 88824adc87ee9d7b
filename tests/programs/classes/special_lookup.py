class C:
    def __len__(self):
        return 3


c = C()
c.__len__ = lambda: 99
print(len(c))


class WithCall:
    pass


w = WithCall()
w.__call__ = lambda: "instance"
try:
    w()
except TypeError as e:
    print(e)
WithCall.__call__ = lambda self: "class"
print(w())


class It:
    def __iter__(self):
        return iter([1, 2])


i = It()
print(list(i))
It.__iter__ = lambda self: iter("changed")
print(list(i))


class Hot:
    def __add__(self, other):
        return "first"


h = Hot()
out = []
for n in range(60):
    out.append(h + 1)
    if n == 30:
        Hot.__add__ = lambda self, other: "second"
print(out.count("first"), out.count("second"))


class NoInit:
    def __init__(self):
        return 5


try:
    NoInit()
except TypeError as e:
    print(e)


class Unhashable:
    __hash__ = None


try:
    hash(Unhashable())
except TypeError as e:
    print(e)


class NotIterable:
    __iter__ = None


try:
    iter(NotIterable())
except TypeError as e:
    print(e)


class Meth:
    def m(self):
        return "m"


x = Meth()
f = x.m
Meth.m = lambda self: "new m"
print(f(), x.m())
x.m = "shadow"
print(x.m)
