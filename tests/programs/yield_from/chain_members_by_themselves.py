"""Chains of `yield from`, whose members are also resumed, looked at, thrown into, closed and dropped by themselves."""
import gc
import inspect
import sys
import weakref

held = []


def leaf(n, tail=()):
    for i in range(n):
        got = yield i
        if got is not None:
            print("  leaf got", got)
    yield from tail
    return "leaf's result"


def middle(inner, name):
    try:
        result = yield from inner
        print(" ", name, "received", result)
        return name
    finally:
        print(" ", name, "ends")


def chain(n, levels=3, tail=()):
    members = [leaf(n, tail)]
    for level in range(levels):
        members.append(middle(members[-1], "level %d" % level))
    return members[::-1]


def states(members):
    return " ".join(inspect.getgeneratorstate(g)[4:8] for g in members)


def warm_up():
    for _ in range(40):
        for _ in chain_of_silence(12, 3):
            pass


def chain_of_silence(n, levels):
    if levels:
        yield from chain_of_silence(n, levels - 1)
    else:
        yield from range(n)


warm_up()

print("each member in turn")
for position in range(4):
    members = chain(12)
    root = members[0]
    print([next(root) for _ in range(3)], states(members))
    print(next(members[position]), states(members))
    print([next(root) for _ in range(3)], states(members))
    print(members[position].send("hello"), list(root), states(members))

print("what a suspended chain shows")
members = chain(9, tail=[7, 8])
root = members[0]
for count in range(10):
    next(root)
    names = [m.gi_yieldfrom and type(m.gi_yieldfrom).__name__ for m in members]
    print(names, [m.gi_running for m in members], [m.gi_suspended for m in members], [m.gi_frame.f_back for m in members])
for m in members:
    print(m.gi_frame.f_lineno - m.gi_code.co_firstlineno, sorted(m.gi_frame.f_locals))
print(next(root), states(members))

print("what a running chain shows")


def looking(members):
    for _ in range(12):
        yield [(m.gi_running, m.gi_suspended, m.gi_yieldfrom is None) for m in members]
    yield [inspect.getgeneratorstate(m) for m in members]
    frame = sys._getframe()
    while frame:
        print("   ", frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno)
        frame = frame.f_back
    yield "done"


members = []
members.append(looking(members))
for level in range(3):
    members.insert(0, middle(members[0], "watched %d" % level))
for shown in members[0]:
    print(shown)

print("entering what is running")


def entering(members):
    for step in range(12):
        for m in members:
            for what in (next, lambda g: g.send(1), lambda g: g.close(), lambda g: g.throw(KeyError), list):
                try:
                    what(m)
                except ValueError as error:
                    yield str(error)


members = []
members.append(entering(members))
for level in range(3):
    members.insert(0, middle(members[0], "entered %d" % level))
print({said for said in members[0]})

print("two that delegate to one")
shared = leaf(30)
first, second = middle(shared, "first"), middle(middle(shared, "second's"), "second")
print([next(first), next(second), next(first), next(first), next(second), next(second)])
print([next(first) for _ in range(9)], [next(second) for _ in range(9)])
print(list(first), list(second), states([shared, first, second]))

print("a root that becomes a middle")
inner = chain(20)
print([next(inner[0]) for _ in range(10)])
outer = middle(middle(inner[0], "around"), "outermost")
print([next(outer) for _ in range(5)], states(inner))
print(next(inner[1]), next(inner[0]), next(outer))
print(list(outer))

print("thrown into")


def catching(inner, name):
    while True:
        try:
            return (yield from inner)
        except LookupError as error:
            print(" ", name, "caught", repr(error), repr(error.__context__))
            yield name


def handling(inner):
    try:
        raise ArithmeticError("handled around")
    except ArithmeticError:
        print("  before", repr(sys.exception()))
        yield from inner
        print("  after", repr(sys.exception()))


def asking(n):
    for i in range(n):
        try:
            raise LookupError(i)
        except LookupError as error:
            yield repr(sys.exception()), repr(error.__context__)
        yield repr(sys.exception())


members = chain(20)
root = catching(catching(middle(members[0], "below"), "inner"), "outer")
print([next(root) for _ in range(8)])
print(root.throw(KeyError("one")), states(members))
print(next(root, "over"))
print("an exception that is being handled")
for make in (lambda: handling(middle(asking(4), "in between")), lambda: middle(handling(middle(asking(4), "a")), "b"),
             lambda: middle(middle(asking(10), "c"), "d")):
    for shown in make():
        print(" ", shown)
    print(sys.exception())

print("closed and dropped")
members = chain(20)
[next(members[0]) for _ in range(9)]
print(members[0].close(), states(members))
members = chain(20)
[next(members[0]) for _ in range(9)]
print(members[2].close(), states(members))
print(list(members[0]), states(members))
members = chain(20)
[next(members[0]) for _ in range(9)]
kept = members[2]
del members[0]
print("the root is gone")
del members
print(list(kept))
members = chain(20)
[next(members[0]) for _ in range(9)]
root = members[0]
watched = [weakref.ref(m, lambda _, i=i: print("  member", i, "went")) for i, m in enumerate(members)]
del members, root
print("all dropped", [w() for w in watched])


def circle(n):
    me = yield
    yield from leaf(n)
    me.append(1)


ring = circle(20)
next(ring)
root = middle(middle(ring, "of the ring"), "root of the ring")
box = [root]
ring.send(box)
[next(root) for _ in range(9)]
gone = weakref.ref(root)
del ring, root, box
gc.collect()
print("collected", gone())

print("errors on the way")


def failing(n):
    for i in range(n):
        yield i
    raise OSError("from the leaf")


def replacing(inner):
    try:
        yield from inner
    except OSError as error:
        raise LookupError("replaced") from error


root = middle(catching(replacing(middle(failing(9), "lowest")), "catcher"), "top")
print(list(root))
root = middle(replacing(middle(failing(9), "lowest")), "top")
try:
    print(list(root))
except LookupError as error:
    traceback = error.__traceback__
    while traceback:
        print("   ", traceback.tb_frame.f_code.co_name, traceback.tb_lineno - traceback.tb_frame.f_code.co_firstlineno)
        traceback = traceback.tb_next

print("results that go up")


def adding(n):
    if n == 0:
        yield "bottom"
        return 0
    below = yield from adding(n - 1)
    yield below
    return below + 1


for _ in range(3):
    print(list(adding(5)))


def outermost():
    result = yield from adding(30)
    yield ("result", result)


print(list(outermost())[-3:])

print("up and down the limit")


def passing(inner):
    yield from inner


def at_depth(n, what):
    return at_depth(n - 1, what) if n else what()


sys.setrecursionlimit(300)
members = [leaf(20)]
for _ in range(150):
    members.append(passing(members[-1]))
root = members[-1]
print([next(root) for _ in range(9)], at_depth(100, lambda: next(root)))
try:
    at_depth(200, lambda: next(root))
except RecursionError as error:
    print(type(error).__name__)
print(list(root), root.gi_frame, list(members[0]))
