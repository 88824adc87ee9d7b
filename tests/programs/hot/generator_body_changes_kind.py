def relay(source):
    for v in source:
        yield v


def passes(depth, source):
    for _ in range(depth):
        source = relay(source)
    return source


class Box:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield i


print([sum(passes(d, range(50))) for d in range(6)])
print([sum(passes(3, s)) for s in ([1, 2, 3], (4, 5), {6: 7}, Box(4), (x for x in [8]), {9}, range(2))])
t = 0
for i in range(100):
    t += sum(passes(i % 4, [i] if i % 2 else Box(i % 5)))
print(t)


def yield_kinds():
    for i in range(200):
        yield (i, float(i), str(i), None, True, [i], 1 << (i % 80))[i % 7]


kinds = {}
for v in yield_kinds():
    k = type(v).__name__
    kinds[k] = kinds.get(k, 0) + 1
print(kinds)
