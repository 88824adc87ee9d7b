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

# Those of dicts and sets copy what they still have; adapters copy what they are over, which copy.copy shares and copy.deepcopy does not.


class Items:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i


class Numbers(enumerate):
    pass


def shown(part):
    return list(part) if hasattr(part, '__next__') else type(part).__name__ if ' at 0x' in repr(part) else part


for make in (lambda: iter({1: 2, 3: 4, 5: 6}), lambda: iter({1: 2, 3: 4}.items()), lambda: iter({1: 2, 3: 4}.values()),
             lambda: reversed({1: 2, 3: 4}), lambda: iter({1, 2}), lambda: iter(frozenset([1, 2])), lambda: iter(b'abc'), lambda: reversed([1, 2, 3]),
             lambda: reversed((1, 2, 3)), lambda: reversed(Items()), lambda: iter(Items()), lambda: iter(range(10 ** 30, 10 ** 30 + 5, 2)),
             lambda: iter(iter([7, 8, 1]).__next__, 1), lambda: enumerate([1, 2, 3], 4), lambda: Numbers('abc'), lambda: zip([1, 2, 3], 'abc'),
             lambda: zip([1, 2, 3], 'abcd', strict=True), lambda: map(max, [1, 2, 3], [3, 1, 5]), lambda: filter(None, [1, 0, 2, 3]),
             lambda: filter(str.isalpha, 'a1b')):
    for copied in copy.copy, copy.deepcopy:
        it = make()
        next(it)
        other = copied(it)
        print(type(other).__name__, end=' ')
        for items in other, it:
            try:
                print(list(items), end=' ')
            except ValueError as e:
                print(e, end=' ')
    it = make()
    func, args, *state = it.__reduce__()
    print(func.__name__, [shown(a) for a in args], state)
    if hasattr(it, '__setstate__'):
        for place in 1, -4, 100:
            it = make()
            it.__setstate__(place)
            try:
                print(place, list(it), end=' ')
            except ValueError as e:
                print(e, end=' ')
    it = make()
    try:
        list(it)
    except ValueError as e:
        print(e)
    print(list(copied(it)))

d = {1: 2, 3: 4}
it = iter(d)
next(it)
d[5] = 6
try:
    copy.copy(it)
except RuntimeError as e:
    print(e)
# What is not copied stays what it is.
for atom in str.upper, str.__add__, len, [].append, property():
    print(copy.copy(atom) == atom, copy.deepcopy(atom) == atom or type(atom).__name__)
print(type(copy.copy(object())), copy.copy([1].__len__)(), copy.deepcopy([1].__len__)())
