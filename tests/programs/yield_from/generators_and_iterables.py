def sub(n):
    for i in range(n):
        yield i


def f():
    yield from sub(2)
    yield from [10, 11]
    yield from (20, 21)
    yield from range(30, 32)
    yield from "ab"
    yield from {"k": 1, "l": 2}
    yield from {1: 2}.items()
    yield from (x * x for x in range(2))
    yield from map(lambda x: -x, [1, 2])
    yield from zip("xy", [1, 2])
    yield from enumerate("z")
    yield from reversed([1, 2])
    yield from filter(None, [0, 1])
    yield from ()
    yield from iter([40])


print(list(f()))
for v in f():
    print(v, end=" ")
print()
a = f()
print([next(a) for _ in range(7)])

for bad in (5, None, 1.5, f):
    def g():
        yield "first"
        yield from bad
    it = g()
    next(it)
    try:
        next(it)
    except TypeError as e:
        print(e)
