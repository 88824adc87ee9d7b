"""singledispatch by abstract classes, unions and annotations; as a method; partialmethod."""
import collections.abc as abc
import functools


def shown(make):
    try:
        return repr(make())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@functools.singledispatch
def walk(value):
    return "object"


@walk.register(abc.Iterable)
def _(value):
    return "iterable"


@walk.register(abc.Mapping)
def _(value):
    return "mapping"


@walk.register
def _(value: int | float):
    return "number"


@walk.register
def _(value: "abc.Generator"):
    return "generator"


class Own:
    def __iter__(self):
        yield 1


class Half(float):
    pass


print([walk(value) for value in ([], {}, 1, True, Half(1), "s", (i for i in ()), Own(), None, walk, iter([]))])
print(walk.dispatch(dict)({}), len(walk.registry), type(walk.registry).__name__, walk.__name__)
print(shown(lambda: walk()), shown(lambda: walk.register(1)), shown(lambda: walk.register(1, walk)))
print(shown(lambda: walk.register(list[int], walk)))


@functools.singledispatch
def ambiguous(value):
    return "object"


class First(abc.Sized):
    pass


for base in abc.Sized, abc.Container:
    ambiguous.register(base, lambda value, base=base: base.__name__)


class Both:
    def __len__(self):
        return 0

    def __contains__(self, item):
        return False


class Measured(abc.Sized):
    __len__ = __contains__ = lambda self: 0


print(shown(lambda: ambiguous(Both())), ambiguous(Measured()), ambiguous(1))


class Formatter:
    def __init__(self, prefix):
        self.prefix = prefix

    @functools.singledispatchmethod
    def show(self, value):
        return f"{self.prefix} object"

    @show.register
    def _(self, value: int):
        return f"{self.prefix} int"

    @show.register(list)
    def _(self, value):
        return f"{self.prefix} list of {len(value)}"

    @functools.singledispatchmethod
    @classmethod
    def make(cls, value):
        return cls.__name__, "object"

    @make.register
    @classmethod
    def _(cls, value: str):
        return cls.__name__, "str"

    def add(self, *args, **kwargs):
        return self.prefix, args, kwargs

    twice = functools.partialmethod(add, 2, by="hand")
    again = functools.partialmethod(twice, 3)
    over = functools.partialmethod(functools.partial(add, sign="-"), 4)
    fixed = functools.partialmethod(staticmethod(lambda *args: args), 5)
    of_class = functools.partialmethod(classmethod(lambda cls, *args: (cls.__name__, args)), 6)


formatter = Formatter(">")
print(formatter.show(1), formatter.show([1, 2]), formatter.show("x"), Formatter.make(1), formatter.make("x"))
print(shown(lambda: formatter.show()), Formatter.show.__name__)
print(formatter.twice(1), formatter.again(1, c=2), formatter.over(1), formatter.fixed(1), formatter.of_class(1))
print(Formatter.twice(formatter, 7), vars(Formatter)["again"].args, vars(Formatter)["again"].keywords)
print(repr(functools.partialmethod(len, 1, a=2)), shown(lambda: functools.partialmethod(1)))
print(classmethod(Formatter.add).__annotations__, sorted(vars(staticmethod(Formatter.add))))

# Unions of typing
import typing


@functools.singledispatch
def kind(x):
    return 'other'


@kind.register
def _(x: typing.Union[int, str]):
    return 'int or str'


@kind.register
def _(x: typing.Optional[bytes]):
    return 'bytes or None'


print(kind(1), kind('a'), kind([]), kind(None), kind(b''))
try:
    kind.register(typing.Union[int, 'str'])
except TypeError as e:
    print(type(e).__name__)
