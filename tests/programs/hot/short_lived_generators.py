def one(x):
    yield x


def empty():
    return
    yield


def none_taken(x):
    yield x
    yield x + 1


total = 0
for i in range(500):
    for v in one(i):
        total += v
    for v in empty():
        total += 1000000
    total += next(none_taken(i))
    total += sum(one(i)) + len(list(none_taken(i)))
    none_taken(i)
print(total)


def recursive(n):
    if n:
        for v in recursive(n - 1):
            yield v
        yield n
        yield from recursive(n - 1)


print(sum(recursive(8)), len(list(recursive(8))))


def sizes(k):
    if k == 0:
        def g():
            yield 1
    elif k == 1:
        def g(a=1, b=2, c=3):
            d = a + b
            yield d + c
    else:
        def g():
            a, b, c, d, e, f, h, i, j, k2 = range(10)
            yield [a, [b, [c, [d, [e, [f, [h, [i, [j, [k2]]]]]]]]]]
    return g


for i in range(300):
    for v in sizes(i % 3)():
        pass
print(v)
