# isinstance() believes what an object says in __class__; its real type comes first.
class Real:
    pass


class Derived(Real):
    pass


class Says:
    def __init__(self, what):
        self.what = what

    @property
    def __class__(self):
        print("asked", end=" ")
        if isinstance(self.what, Exception):
            raise self.what
        return self.what


class Stand:
    """Hands on all that it is asked for."""

    def __init__(self, of):
        self.__of = of

    def __getattribute__(self, name):
        if name.startswith("_Stand__"):
            return object.__getattribute__(self, name)
        return getattr(self.__of, name)


for what in Real, Derived, int, 5, None:
    o = Says(what)
    print(isinstance(o, Real), isinstance(o, Derived), isinstance(o, (str, int)), isinstance(o, Says), type(o).__name__)
for error in AttributeError("none"), ValueError("asked too much"):
    try:
        print(isinstance(Says(error), Real))
    except ValueError as e:
        print(e)
stand = Stand(Derived())
print(stand.__class__, isinstance(stand, Real), isinstance(stand, Stand), isinstance(stand, int), issubclass(type(stand), Real))


def generator():
    yield 1


stand = Stand(generator())
print(isinstance(stand, type(generator())), next(stand.__iter__()))
try:
    next(stand)
except TypeError as e:
    print(e)
