def permutations(items):
    if len(items) <= 1:
        yield items[:]
    else:
        for i in range(len(items)):
            for rest in permutations(items[:i] + items[i + 1:]):
                yield [items[i]] + rest


print(list(permutations([1, 2, 3])))
print(sum(1 for _ in permutations(list("abcdef"))), list(permutations([])))


def in_place(a, n):
    if n == 0:
        yield a
    else:
        for i in range(n):
            a[i], a[n - 1] = a[n - 1], a[i]
            yield from in_place(a, n - 1)
            a[i], a[n - 1] = a[n - 1], a[i]


print(["".join(p) for p in in_place(list("abc"), 3)])


def combinations(items, k):
    if k == 0:
        yield ()
        return
    for i in range(len(items) - k + 1):
        for tail in combinations(items[i + 1:], k - 1):
            yield (items[i],) + tail


print(list(combinations("abcd", 2)), sum(1 for _ in combinations(range(8), 4)))


def subsets(items):
    if not items:
        yield []
        return
    for s in subsets(items[1:]):
        yield s
        yield [items[0]] + s


print(list(subsets([1, 2, 3])))
