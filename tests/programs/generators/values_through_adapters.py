# What an iterator's end says, its StopIteration's value, passes through most iterators over it.
from itertools import (accumulate, batched, chain, compress, cycle, dropwhile, filterfalse, groupby, islice, pairwise, starmap, takewhile, tee,
                       zip_longest)


class Ending:
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(self.value)


def generator(value):
    return value
    yield


def function(value):
    def end():
        raise StopIteration(value)
    return iter(end, None)


adapters = [
    enumerate, zip, lambda x: zip([1], x), lambda x: zip(x, [1]), lambda x: zip(x, strict=True), lambda x: zip(x, x, strict=True),
    lambda x: map(str, x), lambda x: map(max, [1], x), lambda x: filter(None, x), iter, chain, lambda x: chain([], x), chain.from_iterable,
    lambda x: islice(x, 3), lambda x: islice(x, 2, 3), cycle, lambda x: takewhile(bool, x), lambda x: dropwhile(bool, x),
    lambda x: filterfalse(None, x), lambda x: starmap(str, x), accumulate, pairwise, lambda x: batched(x, 2), zip_longest,
    lambda x: zip_longest(x, x), groupby, lambda x: compress(x, [1]), lambda x: compress([1], x), lambda x: tee(x)[0],
    lambda x: enumerate(map(str, filter(None, x))), lambda x: (i for i in x),
]


def delegate(iterator):
    result = yield from iterator
    print('result', result)


for make in (Ending, generator, function):
    for number, adapter in enumerate(adapters):
        try:
            next(adapter(make(7)))
        except StopIteration as stop:
            print(make.__name__, number, repr(stop), stop.value)
        print(next(adapter(make(7)), 'default'), list(adapter(make(7))), end=' ')
        for _ in delegate(adapter(make((1, 2)))):
            pass


def stop(*args):
    raise StopIteration(5)


for adapter in (lambda: map(stop, [1]), lambda: filter(stop, [1]), lambda: starmap(stop, [(1,)]), lambda: takewhile(stop, [1]),
                lambda: accumulate([1, 2], stop), lambda: enumerate(map(stop, [1])), lambda: chain(map(stop, [1]), [2])):
    print(list(adapter()), end=' ')
    for _ in delegate(adapter()):
        pass
