# Classes that derive from weakref.ref.
import gc
import weakref


def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


class Thing:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)


class Named(weakref.ref):
    def __init__(self, o, callback=None, label=None):
        super().__init__(o, callback)
        self.label = label

    def __new__(cls, o, callback=None, label=None):
        return super().__new__(cls, o, callback)

    def __call__(self):
        return "called", super().__call__()


class Keyed(weakref.ref):
    __slots__ = ("key",)


class Plain(weakref.ref):
    pass


t = Thing("t")
n = Named(t, lambda r: print("gone:", r.label, type(r).__name__, r()), "label")
k = Keyed(t)
k.key = 5
p, p2, r = Plain(t), Plain(t), weakref.ref(t)
print(n()[0], n()[1] is t, n.label, k() is t, k.key, isinstance(n, weakref.ref), issubclass(Named, weakref.ReferenceType))
print(p is p2, r is weakref.ref(t), p is r, p == r, p == k, hash(p) == hash(t), weakref.getweakrefcount(t))
print(p == weakref.ref(Thing("t")), p != weakref.ref(Thing("u")), {p: 1}[r])
show(setattr, k, "other", 1)
show(setattr, r, "__callback__", 1)
show(Keyed)
show(Keyed, 5)
show(Keyed, t, None, None)
show(Plain, t, callback=None)
show(weakref.ref, t, callback=None)
show(Named, t, label=3, callback=4, more=5)
print(weakref.ref, Named.__mro__[1:], n.__callback__ is None, r.__callback__)
del t
print(n(), k(), p(), r(), p == p2, p == p)


class Holder:
    pass


h = Holder()
h.ref = Named(h, lambda r: print("not called"))
h.other = Plain(h)
h.other.back = h
watch = weakref.ref(h, lambda r: print("watch"))
del h
gc.collect()
print(watch())


def suicide():
    t = Thing("cb")
    order = []
    refs = [Plain(t, lambda r, i=i: order.append(i)) for i in range(4)]
    del refs[1]
    del t
    return order


print(suicide())


class Tree:
    def __init__(self, parent=None):
        self.parent = parent and Keyed(parent)
        self.children = []
        if parent:
            parent.children.append(self)


root = Tree()
leaf = Tree(Tree(root))
print(leaf.parent().parent() is root, weakref.getweakrefs(root)[0] is leaf.parent().parent)
del root
print(leaf.parent())
