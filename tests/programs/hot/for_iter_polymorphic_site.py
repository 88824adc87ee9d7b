class Custom:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i - 1


def gen(n):
    for i in range(n):
        yield i


def total(iterable):
    t = 0
    for v in iterable:
        t += v
    return t


# One site, warmed up by one kind, then given another.
n = 20
makers = [
    ("list", lambda: list(range(n))),
    ("generator", lambda: gen(n)),
    ("tuple", lambda: tuple(range(n))),
    ("range", lambda: range(n)),
    ("custom", lambda: Custom(n)),
    ("genexp", lambda: (x for x in range(n))),
    ("dict", lambda: {i: None for i in range(n)}),
    ("map", lambda: map(lambda x: x, range(n))),
    ("set", lambda: set(range(n))),
    ("list iterator", lambda: iter(list(range(n)))),
    ("values", lambda: {i: i for i in range(n)}.values()),
]
for name, make in makers:
    print(name, sum(total(make()) for _ in range(30)))
# All kinds in turn.
grand = 0
for round in range(30):
    for name, make in makers:
        grand += total(make())
print(grand)
# Back to one kind.
print(sum(total(gen(n)) for _ in range(100)))
