class Point:
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        "the first coordinate"
        return self._x

    @x.setter
    def x(self, value):
        print("set", value)
        self._x = value

    @x.deleter
    def x(self):
        print("delete")
        del self._x

    @property
    def fixed(self):
        return 5

    bare = property()
    documented = property(None, None, None, "doc")


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


p = Point(1)
print(p.x)
p.x = 2
p.x += 1
print(p.x, Point.x.__doc__, Point.x.fget.__name__, Point.x.fset.__name__, Point.documented.__doc__)
del p.x
attempt(lambda: p.x)
attempt(lambda: p.bare)
attempt(lambda: setattr(p, "fixed", 1))
attempt(lambda: delattr(p, "fixed"))
attempt(lambda: setattr(p, "bare", 1))
attempt(lambda: property(1, 2, 3, 4, 5))
p.__dict__["fixed"] = "hidden by the property"
print(p.fixed)


class Derived(Point):
    @property
    def fixed(self):
        return super().fixed * 2

    @Point.x.getter
    def x(self):
        return "derived"


d = Derived(1)
print(d.fixed, d.x)
d.x = 4
print(d._x, Derived.x.__doc__)


class Lazy(property):
    def __get__(self, instance, owner):
        value = super().__get__(instance, owner)
        print("asked", value if instance else "class")
        return value


class UsesLazy:
    @Lazy
    def z(self):
        return 9


UsesLazy().z
UsesLazy.z


class Lookup:
    __slots__ = ()
    value = property(lambda self: self.missing)

    def __getattr__(self, name):
        return "fallback for " + name


print(Lookup().value)


class Raises:
    @property
    def broken(self):
        raise AttributeError("inside")


attempt(lambda: Raises().broken)
print(hasattr(Raises(), "broken"), getattr(Raises(), "broken", "default"))


# The doc: the getter's when none was given, and then a new getter's too; one that was given stays.
class Documented:
    def get(self):
        "of get"

    given = property(get, doc="given")
    taken = property(get)


class Again(Documented):
    @Documented.given.getter
    def given(self):
        "of the new getter"

    @Documented.taken.getter
    def taken(self):
        "of the new getter"

    set_given = given.setter(lambda self, v: None)
    set_taken = taken.setter(lambda self, v: None)


print(Documented.given.__doc__, Documented.taken.__doc__, sep=", ")
print(Again.given.__doc__, Again.taken.__doc__, Again.set_given.__doc__, Again.set_taken.__doc__, sep=", ")


# A derived class has a doc itself, which must not hide that of its properties.
class WithDoc(property):
    "of the class"


class WithoutDoc(property):
    pass


class NoRoom(property):
    __slots__ = ()


class SlotForDoc(property):
    __slots__ = ("__doc__",)


def get(self):
    "of the getter"


for kind in WithDoc, WithoutDoc, NoRoom, SlotForDoc:
    for arguments in (get,), (get, None, None, "given"), (lambda self: 1,), ():
        try:
            p = kind(*arguments)
            print(kind.__name__, p.__doc__, p.setter(print).__doc__, p.getter(get).__doc__)
        except AttributeError as e:
            print(kind.__name__, e)


# A getter may have no name
for p in property(), property(None, len), property(5):
    try:
        print(p.__name__)
    except AttributeError as e:
        print(e)
