# await of objects whose __await__ is a generator function, hot, and of what only looks like one; iter() of the same.
import types


class Plain:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        got = yield self.v
        return self.v, got


class Derived(Plain):
    pass


class ByOther(Plain):
    def __await__(self):
        return iter([self.v])


class ByCoroutine(Plain):
    async def __await__(self):
        return 1


class ByItems(Plain):
    async def __await__(self):
        yield 1


class Marked(Plain):
    @types.coroutine
    def __await__(self):
        yield 1


class Slot:
    __slots__ = ("v",)

    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield
        return self.v


class Manager:
    def __init__(self, cls):
        self.cls = cls

    def __aenter__(self):
        return self.cls("enter")

    def __aexit__(self, *exc):
        return self.cls("exit")


def drive(c):
    given, v = [], None
    try:
        while True:
            v = c.send(v)
            given.append(v)
    except StopIteration as e:
        return given, e.value
    except Exception as e:
        return given, type(e).__name__, str(e)


async def wait(o):
    return await o


async def manage(o):
    async with o as entered:
        return entered


for cls in [Plain] * 12 + [Derived, ByOther, ByCoroutine, ByItems, Marked, Slot] * 2 + [Slot] * 30 + [Plain, lambda v: v] * 3:
    print(drive(wait(cls(1))), drive(manage(Manager(cls))))
for cls in (ByCoroutine, Marked, ByItems):
    print({drive(wait(cls(2)))[1:] for _ in range(40)})


async def many(o, n):
    return [await o for _ in range(n)]


def other(self):
    yield "other"
    return "changed"


o = Plain(3)
print(drive(many(o, 20)))
Plain.__await__ = other
print(drive(many(o, 20)))
del Plain.__await__
print(drive(many(o, 2)))


class AsyncIter:
    async def __iter__(self):
        return 1


class AsyncItems:
    async def __iter__(self):
        yield 1


class MarkedIter:
    @types.coroutine
    def __iter__(self):
        yield 1


def first(o):
    try:
        for x in o:
            return x
    except TypeError as e:
        return str(e)


def delegate(o):
    yield from o


def first_of_delegate(o):
    try:
        return next(delegate(o))
    except TypeError as e:
        return str(e)


for o in (AsyncItems(), MarkedIter()):
    print({first(o) for _ in range(40)}, {first_of_delegate(o) for _ in range(40)})
