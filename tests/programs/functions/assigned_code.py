# f.__code__ = code: new calls run it; what has begun goes on with the old one.
import sys


def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


def one(a, b=2):
    return "one", a, b


def two(a, b=2, *rest, c=3, **more):
    x = [a, b, rest, c, more]
    return x


old = one.__code__
one.__code__ = two.__code__
show(one, 1)
show(one, 1, 2, 3, c=5, d=6)
show(one)
print(one.__name__, one.__code__ is two.__code__, one.__defaults__)
one.__code__ = old
show(one, 1)
show(setattr, one, "__code__", 5)
show(delattr, one, "__code__")
show(setattr, one, "__globals__", {})
show(setattr, one, "__closure__", ())
print(type(one).__dict__["__globals__"], type(one).__dict__["__code__"])


def closure(x):
    def inner():
        return x

    return inner


show(setattr, one, "__code__", closure(1).__code__)
inner = closure(1)
show(setattr, inner, "__code__", two.__code__)
inner.__code__ = closure(2).__code__
show(inner)


# Frames that have begun.
def numbers(n):
    for i in range(n):
        yield i
    return "numbers"


def letters(n):
    unused = other = None
    for c in "abc"[:n]:
        yield c
    return "letters"


def delegating(n):
    print("returned", (yield from numbers(n)))


running, waiting, chained, closed = numbers(3), numbers(3), delegating(3), numbers(1)
list(closed)
print(next(running), next(chained))
frame = running.gi_frame
numbers_code = numbers.__code__
numbers.__code__ = letters.__code__
print(list(numbers(2)), list(running), list(waiting), list(chained), list(delegating(2)))
print(closed.gi_code is numbers_code, running.gi_code is numbers_code, frame.f_code is numbers_code, frame.f_lineno)


def changes_itself(n):
    before = n * 2
    changes_itself.__code__ = (lambda n: n + 1).__code__
    after = sys._getframe().f_code.co_name
    return before, after, changes_itself(n)


print(changes_itself(5), changes_itself(5))


def recursive(n):
    if n == 0:
        recursive.__code__ = other_way.__code__
        return [recursive(0)]
    return [n] + recursive(n - 1)


def other_way(n):
    return "the other way"


print(recursive(3), recursive(3))


# Sites that have warmed up.
class Point:
    def __init__(self, x):
        self.x = x

    def __iter__(self):
        yield self.x

    def get(self):
        return self.x


def init_with_default(self, x, y=5):
    self.x = [x, y]


def get_with_default(self, more=7):
    return self.x, more


def iterate_otherwise(self):
    yield "first"
    yield self.x


def loop(n):
    for _ in range(n):
        p = Point(1)
        a, b = p.get(), list(p)
        for c in p:
            pass
    return a, b, c


print(loop(100))
Point.__init__.__code__ = init_with_default.__code__
Point.__init__.__defaults__ = (5,)
print(loop(100))
Point.get.__code__ = get_with_default.__code__
show(loop, 100)
Point.get.__defaults__ = (8,)
print(loop(100))
Point.__iter__.__code__ = iterate_otherwise.__code__
print(loop(100))
Point.__init__.__defaults__ = None
show(loop, 1)
