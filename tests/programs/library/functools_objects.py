"""What functools makes, as objects: attributes, names, errors."""
from functools import cached_property, lru_cache, partial, singledispatch, total_ordering


def attempt(what, *args):
    try:
        return what(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def join(*args, **keywords):
    return args, keywords


p = partial(join, 1, a=2)
p.note = "kept"
print(p.__dict__, p.args, p.keywords)
for name in "func", "args", "keywords":
    try:
        setattr(p, name, None)
    except AttributeError:
        print(name, "stays")
q = partial(p, 3)
print(q.func is p, q.args, q(4, b=5))


class Named(partial):
    pass


class Other(partial):
    def __call__(self, *args):
        return "other", super().__call__(*args)


print(partial(Named(join, 1), 2).args, partial(Other(join, 1), 2).args, partial(Other(join, 1), 2)(3))


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


print(Version.__ge__.__name__, Version.__gt__.__name__, Version(1) < Version(2), Version(1) > Version(2))


@lru_cache
def square(n):
    return n * n


square(2), square(2), square(3)
info = square.cache_info()
print(info, info._fields, info._asdict(), info == (1, 2, 128, 2), info._replace(hits=0))
print(attempt(lru_cache(5), 5), attempt(lru_cache(None), None))


class Slotted:
    __slots__ = ()

    @cached_property
    def value(self):
        return 1


print(attempt(lambda: Slotted().value))


@singledispatch
def show(o):
    return "any"


try:
    @show.register
    def _(o: "nowhere.Known"):
        return "known"
except NameError as e:
    print(e)
