class Registry:
    found = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.found.append((cls.__name__, tag))


class First(Registry, tag="a"):
    pass


class Second(First):
    pass


print(Registry.found)


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "__notes__", ""))


attempt(lambda: type("T", (Registry,), {}, tag="b", more=1))
attempt(lambda: type("T", (), {}, more=1))
T = type("T", (Registry,), {"f": lambda self: "f"}, tag="c")
print(T().f(), Registry.found[-1], T.__module__, T.__qualname__)


class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name, "unset")

    def __set__(self, instance, value):
        if value == "bad":
            raise ValueError(self.name)
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        delattr(instance, self.name)


class Model:
    a = Field()
    b = Field()


m = Model()
print(m.a, type(Model.a).__name__)
m.a = 3
print(m.a, m.b, m.__dict__)
attempt(lambda: setattr(m, "b", "bad"))
del m.a
print(m.a)


class Failing:
    def __set_name__(self, owner, name):
        raise KeyError("boo")


attempt(lambda: type("X", (), {"attr": Failing()}))


class Generic:
    def __class_getitem__(cls, item):
        return cls.__name__, item


class Derived(Generic):
    pass


print(Generic[int], Derived[1, 2])
attempt(lambda: Model[3])
attempt(lambda: int(3)[0])


class Singleton:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, *args):
        print("init", args)


print(Singleton(1) is Singleton(2))


class Different:
    def __new__(cls):
        return 3

    def __init__(self):
        print("never")


print(Different())


class Refuses:
    def __new__(cls, x):
        return super().__new__(cls, x)


attempt(lambda: Refuses(1))
attempt(lambda: object.__new__(3))
attempt(lambda: object.__new__())
attempt(lambda: object.__new__(ValueError))
attempt(lambda: ValueError.__new__(KeyError))
attempt(lambda: int.__new__(Model))
attempt(lambda: list.__new__(dict))
attempt(lambda: Model(1))
attempt(lambda: Model.__init__(m, 1))


class Entries:
    def __mro_entries__(self, bases):
        return (Model,)


class FromEntries(Entries()):
    pass


print(FromEntries.__mro__[1].__name__, len(FromEntries.__orig_bases__))


class Before:
    def f(self):
        return "before"


class After:
    def f(self):
        return "after"


o = Before()
o.x = 1
o.__class__ = After
print(o.f(), o.x, type(o).__name__)
attempt(lambda: setattr(o, "__class__", int))
attempt(lambda: setattr(o, "__class__", 3))


def keywords(**kwargs):
    class C(Registry, **kwargs):
        pass
    return C


print(keywords(tag="spread").found[-1])


class ExplicitType(metaclass=type):
    pass


print(type(ExplicitType))
