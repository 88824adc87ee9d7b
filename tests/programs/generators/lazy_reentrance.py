# What a lazy iterator asks may ask it in turn, drop it, or die aloud meanwhile.
import gc
import sys
from itertools import *

def asks(cell, n):
    for i in range(n):
        if i % 2 and cell:
            try:
                yield "asked", next(cell[0], "none")
            except ValueError as e:
                yield str(e)
        else:
            yield i

class Asks:
    """Like a generator, but it may be asked while it is."""
    def __init__(self, cell, n):
        self.cell, self.n = cell, n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        if self.n % 2 and self.cell:
            return "asked", next(self.cell[0], "none")
        return self.n

def asking(cell):
    def f(*args):
        if len(cell) > 1:
            return args
        cell.append(None)
        r = next(cell[0], "none")
        cell.pop()
        return args, r
    return f

MAKE = {
    "enumerate": lambda s, f: enumerate(s(9)),
    "zip": lambda s, f: zip(s(9), s(9), s(9)),
    "map": lambda s, f: map(f, s(9)),
    "map of two": lambda s, f: map(f, s(9), range(9)),
    "filter": lambda s, f: filter(f, s(9)),
    "filterfalse": lambda s, f: filterfalse(lambda x: not f(x), s(9)),
    "takewhile": lambda s, f: takewhile(f, s(9)),
    "dropwhile": lambda s, f: dropwhile(f, s(9)),
    "starmap": lambda s, f: starmap(f, zip(s(9))),
    "compress": lambda s, f: compress(s(9), s(9)),
    "chain": lambda s, f: chain(s(3), s(3)),
    "callable": lambda s, f: iter(lambda it=s(9): (f(), next(it, None)), ((), None)),
}

for name, make in MAKE.items():
    for kind in asks, Asks:
        for f in (lambda cell: lambda *args: args), asking:
            for attempt in range(6):
                cell, got = [], []
                cell.append(make(lambda n: kind(cell, n), f(cell)))
                try:
                    for x in cell[0]:
                        got.append(x)
                except ValueError as e:
                    got.append(repr(e))
                cell.clear()
            print(name, kind.__name__, got)

# --- a source and a function that go away while they are asked

def leaves(n):
    for i in range(n):
        if i == 3:
            cell.clear()
            gc.collect()
        yield i

def loop(it):
    for x in it:
        yield x

for attempt in range(6):
    cell = [enumerate(map(lambda x: (x, len(cell)), filter(None, chain(leaves(6), leaves(2)))))]
    it = loop(cell[0])
    got = list(it)
print(got)

# --- when items die

class Loud:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
    def __add__(self, other): return Loud(self.n * 10 + other.n)
    def __bool__(self): return self.n % 3 != 0
    def __eq__(self, other): return isinstance(other, Loud) and self.n == other.n

def loud(n):
    for i in range(n):
        yield Loud(i)

def closes(n):
    try:
        yield from loud(n)
    finally:
        log.append("closed")

def drops(x): log.append(("call", x.n))
def keeps(x): return x
def pair(a, b): return a

DIE = {
    "enumerate": lambda: enumerate(loud(5)),
    "zip": lambda: zip(loud(5), closes(4)),
    "zip of three": lambda: zip(loud(3), loud(5), loud(4)),
    "zip strict": lambda: zip(loud(4), closes(5), strict=True),
    "map": lambda: map(drops, loud(5)),
    "map of two": lambda: map(pair, loud(3), closes(5)),
    "filter": lambda: filter(None, loud(5)),
    "filter by": lambda: filter(drops, loud(5)),
    "filterfalse": lambda: filterfalse(keeps, loud(5)),
    "takewhile": lambda: takewhile(lambda x: x.n < 3, closes(5)),
    "dropwhile": lambda: dropwhile(lambda x: x.n < 2, closes(5)),
    "starmap": lambda: starmap(pair, zip(loud(4), loud(4))),
    "accumulate": lambda: accumulate(loud(4)),
    "accumulate by": lambda: accumulate(loud(4), pair, initial=Loud(99)),
    "compress": lambda: compress(loud(5), loud(5)),
    "chain": lambda: chain(closes(2), closes(2)),
    "islice": lambda: islice(closes(9), 2, 6, 2),
    "pairwise": lambda: pairwise(closes(5)),
    "zip_longest": lambda: zip_longest(closes(2), loud(4), fillvalue=Loud(77)),
    "batched": lambda: batched(closes(5), 2),
    "cycle": lambda: islice(cycle(closes(3)), 7),
    "callable": lambda: iter(lambda it=loud(4): next(it, None), None),
    "deep": lambda: enumerate(zip(map(keeps, filter(None, closes(7))), accumulate(loud(9)))),
}
for name, make in DIE.items():
    for stop in 2, 99:
        for attempt in range(6):
            log, n = [], 0
            try:
                for x in make():
                    log.append("|")
                    n += 1
                    if n == stop:
                        break
            except ValueError as e:
                log.append(str(e))
            x = None
        print(name, stop, *log)

# --- depth: what a lazy iterator asks counts as it does without

def deep(n):
    if n:
        for x in map(lambda x: x, deep(n - 1)):
            yield x
    else:
        yield sys._getframe().f_back.f_code.co_name

for attempt in range(3):
    print(list(deep(60)))
try:
    list(deep(3000))
except RecursionError as e:
    print("RecursionError")

# --- the frames that are seen from what is asked

def names():
    f, seen = sys._getframe(1), []
    while f:
        seen.append(f.f_code.co_name)
        f = f.f_back
    return seen

def sees(n):
    for i in range(n):
        yield names()

def shows():
    for x in enumerate(map(lambda x: (x, names()), filter(None, sees(12)))):
        pass
    return x

print(shows())

# --- classes that derive from them

class Mine(map):
    made = 0
    def __init__(self, *args):
        self.args = len(args)
        Mine.made += 1

class Own(chain):
    def __next__(self):
        return [super().__next__()]

for attempt in range(6):
    a = []
    for x in Mine(pair, loud(3), loud(3)):
        a.append(x.n)
    x = None
    b = []
    for x in zip(Own(asks([], 3), "ab"), Own.from_iterable(asks([], 2) for _ in range(2))):
        b.append(x)
print(a, b, Mine.made, isinstance(Own(), chain))
