"""What inspect says of functions, classes and frames."""
import inspect
import sys


def attempt(what, *args, **keywords):
    try:
        return what(*args, **keywords)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def full(a, b: int = 1, /, c=2, *rest, d, e: str = "x", **more) -> bool:
    return inspect.getargvalues(sys._getframe())


class Base:
    class_value = 1

    def method(self, x, y=2):
        pass

    @property
    def value(self):
        return 1


class Derived(Base):
    pass


print(inspect.getfullargspec(full))
print(inspect.getfullargspec(Base().method))
print(attempt(inspect.getfullargspec, 5))
held = full(1, 2, 3, 4, d=5, z=6)
print(held.args, held.varargs, held.keywords, sorted(held.locals.items()))
print(inspect.getmro(Derived) == (Derived, Base, object))
print(inspect.get_annotations(full), inspect.get_annotations(Base), attempt(inspect.get_annotations, 5))


def outer():
    n = 1

    def inner():
        return n, len, sys, nowhere
    return inner


found = inspect.getclosurevars(outer())
print(found.nonlocals, list(found.globals), list(found.builtins), found.unbound)
print(attempt(inspect.getclosurevars, 5))
here = inspect.getframeinfo(sys._getframe())
print(here.function, here.index, here.code_context, here._fields)
print(inspect.stack()[0]._fields, inspect.stack()[0].function)
print(inspect.isdatadescriptor(Base.value), inspect.ismethoddescriptor(list.append), inspect.isdatadescriptor(Base.method))
print(inspect.ismethodwrapper(object().__str__), inspect.isabstract(Base), inspect.isgetsetdescriptor(type(full).__code__))


def one(a, *, k):
    pass


def two(a, b=1, *, k):
    pass


for f in one, two:
    s = inspect.signature(f)
    print(attempt(s.bind), attempt(s.bind, 1), attempt(s.bind, a=1), attempt(s.bind, 1, k=2))
print(attempt(inspect.Parameter, "a", 99))
