def batched(it, n):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def accumulate(it, f=lambda a, b: a + b, initial=None):
    it = iter(it)
    total = initial
    if total is None:
        try:
            total = next(it)
        except StopIteration:
            return
    yield total
    for x in it:
        total = f(total, x)
        yield total


def roundrobin(iterables):
    queue = [iter(i) for i in iterables]
    while queue:
        alive = []
        for it in queue:
            try:
                yield next(it)
            except StopIteration:
                continue
            alive.append(it)
        queue = alive


def pairwise(it):
    it = iter(it)
    a = next(it, None)
    for b in it:
        yield a, b
        a = b


def takewhile(p, it):
    for x in it:
        if not p(x):
            return
        yield x


def dropwhile(p, it):
    it = iter(it)
    for x in it:
        if not p(x):
            yield x
            break
    yield from it


def groupby(it, key=lambda x: x):
    group, last = [], object()
    for x in it:
        k = key(x)
        if k != last and group:
            yield last, group
            group = []
        group.append(x)
        last = k
    if group:
        yield last, group


def chain(parts):
    for p in parts:
        yield from p


def islice(it, start, stop, step=1):
    for i, x in enumerate(it):
        if i >= stop:
            return
        if i >= start and (i - start) % step == 0:
            yield x


def cycle(it):
    saved = list(it)
    while saved:
        yield from saved


def product(pools):
    if not pools:
        yield ()
        return
    for head in pools[0]:
        for tail in product(pools[1:]):
            yield (head,) + tail


def merge(a, b):
    end = object()
    a, b = iter(a), iter(b)
    x, y = next(a, end), next(b, end)
    while x is not end and y is not end:
        if y < x:
            yield y
            y = next(b, end)
        else:
            yield x
            x = next(a, end)
    while x is not end:
        yield x
        x = next(a, end)
    while y is not end:
        yield y
        y = next(b, end)


def tee(it):
    it = iter(it)
    queues = ([], [])

    def branch(q):
        while True:
            if not q:
                try:
                    v = next(it)
                except StopIteration:
                    return
                for other in queues:
                    other.append(v)
            yield q.pop(0)
    return branch(queues[0]), branch(queues[1])


print(list(batched("abcdefg", 3)), list(batched([], 2)))
print(list(accumulate(range(6))), list(accumulate([3, 1, 4], max)), list(accumulate([], initial=5)), list(accumulate([])))
print(list(roundrobin(["abc", "d", "ef"])))
print(list(pairwise("abcd")), list(pairwise("")))
print(list(takewhile(lambda x: x < 3, range(9))), list(dropwhile(lambda x: x < 3, range(6))))
print(list(groupby("aaabbca")), list(groupby(range(7), lambda x: x // 3)))
print(list(chain([[1], (2, 3), "ab", range(2)])))
print(list(islice(range(100), 3, 20, 5)), list(islice(cycle("xyz"), 2, 9)))
print(list(product([[1, 2], "ab", (True,)])))
print(list(merge([1, 4, 6], [2, 3, 7, 8])))
a, b = tee(x * x for x in range(4))
print(next(a), next(a), list(b), list(a))
print(sorted(merge(merge([5], [1]), merge([3], [2]))))
