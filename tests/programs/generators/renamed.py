# A generator has names of its own, which its function and its other generators don't see.
import gc


def numbers():
    yield 1
    yield 2


a, b = numbers(), numbers()
a.__name__ = "first"
print(a.__name__, a.__qualname__, b.__name__, numbers.__name__)
print(next(a), next(b))
a.__qualname__ = "some.where"
print(a.__name__, a.__qualname__, repr(a).split(" at ")[0], next(a))
print(a.gi_code is numbers.__code__, a.gi_frame.f_code is numbers.__code__)

for wrong in (1, None):
    try:
        a.__name__ = wrong
    except TypeError as e:
        print(e)
try:
    del a.__qualname__
except TypeError as e:
    print(e)
print(a.__name__, a.__qualname__)


def renames_itself():
    k = 5
    me = yield
    me.__name__ = "me"
    yield me.__name__, k
    yield [k + i for i in range(2)], list(k * i for i in range(3))


g = renames_itself()
next(g)
print(g.send(g), next(g))

inner = (k for k in range(3))
inner.__name__ = "inner"
print(inner.__name__, inner.__qualname__, list(inner))


# What a generator that dies held may change its function's code.
class Changes:
    def __del__(self):
        many.__code__ = few.__code__
        print("changed")


def few():
    yield "few"


def many():
    a = Changes()
    b = c = d = e = f = [0] * 10
    yield "many"


g = many()
print(next(g))
del g
print(list(many()))


# In a cycle, while it handles an exception: what that holds is seen.
class Marked(Exception):
    def __del__(self):
        print("gone")


def handles(*held):
    me = yield
    try:
        raise Marked
    except Marked as e:
        e.me = me
        yield "handling"


g = handles()
next(g)
print(g.send(g))
del g
gc.collect()


# Nor does it see what its function is called later.
c = numbers()
numbers.__name__ = "digits"
numbers.__qualname__ = "some.digits"
d = numbers()
print(c.__name__, c.__qualname__, d.__name__, d.__qualname__, next(c), c.gi_code is d.gi_code)
numbers.__name__ = "figures"
d.__name__ = "own"
print(c.__name__, d.__name__, d.__qualname__, numbers().__name__, numbers.__name__)
