# Lazy iterators over generators, hot: what they give, and what goes wrong in a source or a function.
from itertools import *

def up(n):
    for i in range(n):
        yield i

def handling(n):
    try:
        raise KeyError(n)
    except KeyError:
        for i in range(n):
            yield i

def outer(it):
    yield from it

def double(x): return 2 * x
def add(a, b): return a + b
def odd(x): return x & 1
def small(x): return x < 20
def made(x):
    yield x
    yield -x

class Call:
    def __call__(self, x): return x + 1
    def method(self, x): return x + 2

MAKE = {
    "enumerate": lambda g: enumerate(g(30), 7),
    "zip": lambda g: zip(g(30), g(29)),
    "zip of three": lambda g: zip(g(30), g(40), "abcdefghijklm"),
    "zip strict": lambda g: zip(g(5), g(5), g(5), strict=True),
    "map": lambda g: map(double, g(30)),
    "map of two": lambda g: map(add, g(30), g(20)),
    "map method": lambda g: map(Call().method, g(20)),
    "map callable": lambda g: map(Call(), g(20)),
    "map builtin": lambda g: map(str, g(20)),
    "map generator function": lambda g: chain.from_iterable(map(made, g(9))),
    "filter": lambda g: filter(odd, g(30)),
    "filter None": lambda g: filter(None, g(30)),
    "filterfalse": lambda g: filterfalse(odd, g(30)),
    "takewhile": lambda g: takewhile(small, g(30)),
    "dropwhile": lambda g: dropwhile(small, g(30)),
    "starmap": lambda g: starmap(add, zip(g(30), g(30))),
    "accumulate": lambda g: accumulate(g(30)),
    "accumulate by": lambda g: accumulate(g(30), lambda a, b: a * 2 - b, initial=3),
    "compress": lambda g: compress(g(30), map(odd, g(25))),
    "chain": lambda g: chain(g(3), "ab", g(4)),
    "islice": lambda g: islice(g(30), 3, 21, 4),
    "islice open": lambda g: islice(g(30), 25, None),
    "pairwise": lambda g: pairwise(g(9)),
    "zip_longest": lambda g: zip_longest(g(4), g(7), fillvalue="-"),
    "batched": lambda g: batched(g(11), 3),
    "cycle": lambda g: islice(cycle(g(4)), 11),
    "count": lambda g: zip(count(3, 2), g(8)),
    "repeat": lambda g: map(pow, g(9), repeat(2)),
    "callable": lambda g: iter(lambda it=g(9): next(it, None), None),
    "groupby": lambda g: ((k, list(v)) for k, v in groupby(g(11), lambda x: x // 4)),
    "tee": lambda g: zip(*tee(g(6))),
    "all together": lambda g: enumerate(filter(None, map(add, accumulate(g(30)), chain(g(9), outer(map(double, g(9))))))),
}

def consume(it):
    got = []
    for x in it:
        got.append(x)
    return got

for name, make in MAKE.items():
    for g in up, handling, lambda n: outer(up(n)):
        first = consume(make(g))
        for _ in range(8):
            assert consume(make(g)) == first, name
    print(name, first[:12], len(first))


def nothing(n):
    return iter(())

for name, make in MAKE.items():
    print(name, consume(make(nothing)), end="; ")
print()

# --- errors: the traceback, and what the iterator does when it is asked again

def failing(n):
    for i in range(n):
        yield i
    raise ValueError(n)

class Flaky:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n % 3 == 1: raise ValueError(self.n)
        if self.n < -9: raise StopIteration
        return self.n

def places(e):
    tb, lines = e.__traceback__, []
    while tb:
        lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return lines

def until_error(it, got):
    for x in it:
        got.append(x)

for name, make in MAKE.items():
    for source in failing, Flaky:
        for attempt in range(6):
            it, log = make(source), []
            for again in range(4):
                got = []
                try:
                    until_error(it, got)
                    log.append(len(got))
                except (ValueError, RuntimeError) as e:
                    log.append((len(got), repr(e), type(e.__context__).__name__, places(e)))
        print(name, source.__name__, log)

# --- StopIteration from a function ends the iteration, in a generator's body it does not

def stopping(x):
    if x == 12:
        raise StopIteration("here")
    return x

def stopped(n):
    for i in range(n):
        yield i
    raise StopIteration

for _ in range(9):
    a = consume(map(stopping, up(30)))
    b = consume(chain(map(stopping, up(30)), filter(stopping, up(30)), zip(up(30), map(stopping, up(30)))))
    c = consume(zip_longest(takewhile(lambda x: stopping(x) + 1, up(30)), up(3)))
print(len(a), len(b), len(c), a[-1], b[-1], c[-1])
try:
    consume(enumerate(stopped(20)))
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))

# --- zip(strict=True)
for sources in (up(3), up(4)), (up(4), up(3)), (up(3), up(3), up(2)), (up(3), up(3), up(4)), (up(0), up(0), up(1)):
    try:
        consume(zip(*sources, strict=True))
    except ValueError as e:
        print(e)
