# copy.copy of an iterator stands where it stood, and goes on by itself.
import copy

for make in (lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter(range(0, 50, 10)), lambda: iter(range(5, 0, -2)),
             lambda: iter('abc'), lambda: iter('äbc')):
    it = make()
    next(it)
    other = copy.copy(it)
    print(type(other).__name__, list(other), list(it), list(copy.copy(it)), list(copy.copy(other)))
    func, args, *state = make().__reduce__()
    print(func is iter, args, state)
    it = make()
    for place in 1, -4, 100:
        it.__setstate__(place)
        print(place, it.__length_hint__(), next(it, 'end'))
    it = make()
    list(it)
    it.__setstate__(0)
    print(list(it))


def countdown(steps):
    for step in steps:
        yield step


steps = iter([3, 2, 1])
g = countdown(steps)
print(next(g), list(copy.copy(steps)), list(g))
for bad in 'a', 2 ** 70:
    try:
        iter([]).__setstate__(bad)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__)
try:
    copy.copy(g)
except TypeError as e:
    print(e)
