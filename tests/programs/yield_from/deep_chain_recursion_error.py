import sys


def chain(n):
    if n:
        yield from chain(n - 1)
    else:
        yield "leaf"


print(list(chain(300)))
try:
    list(chain(100000))
except RecursionError as e:
    print(type(e).__name__)


def endless():
    yield from endless()


g = endless()
try:
    next(g)
except RecursionError:
    print("endless delegation ends")
print(list(g))


def nest(n):
    for v in (nest(n - 1) if n else ["leaf"]):
        yield v


print(list(nest(200)))
try:
    list(nest(100000))
except RecursionError:
    print("loops over generators, too")

sys.setrecursionlimit(5000)
print(list(chain(2500)))
g = None
for i in range(25000):
    def link(child):
        yield from child
    g = link(g or [1])
try:
    next(g)
except RecursionError:
    print("a chain built from the leaf up")
del g
print("dropped")
