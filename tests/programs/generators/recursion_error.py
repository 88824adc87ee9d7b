import sys


def f(n):
    return f(n + 1)


try:
    f(0)
except RecursionError as e:
    print(e)


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


sys.setrecursionlimit(200)
print(depth(0) > 100, depth(0) < 200)
sys.setrecursionlimit(2000)
print(depth(0) > 1900, sys.getrecursionlimit())


def by_next(n):
    yield next(by_next(n + 1))


try:
    next(by_next(0))
except RecursionError:
    print("next")


def by_sum(n):
    yield sum(by_sum(n + 1))


try:
    next(by_sum(0))
except RecursionError:
    print("sum")


class C:
    def __iter__(self):
        return iter(C())

    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __add__(self, other):
        return self + other


for act in (lambda: iter(C()), lambda: repr(C()), lambda: C() == C(), lambda: C() + 1,
            lambda: str([C()])):
    try:
        act()
    except RecursionError:
        print("RecursionError")

for bad in (0, -1):
    try:
        sys.setrecursionlimit(bad)
    except ValueError as e:
        print(e)
try:
    sys.setrecursionlimit("x")
except TypeError as e:
    print(e)
print("still works", sum(x for x in range(10)))
