def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def less(a, b):
    return a < b


def equal(a, b):
    return a == b


pairs = [(1, 2), (True, 2), (1.5, 2), (2, 0.25), (False, True), (1 << 70, 1), (-3, 4.0), (0.1, 0.2), (2, True)]
for op in (add, sub, mul, less, equal):
    # Warm up on ints, then everything in turn.
    for i in range(100):
        op(i, i + 1)
    for _ in range(20):
        results = [op(a, b) for a, b in pairs]
    print(results)

for op in (add, mul):
    for args in (("a", "b"), ("ab", 3), ([1], [2]), ((1,), (2,)), ([0], 3), (None, 1), ("a", 1), (1, "a")):
        for _ in range(20):
            try:
                r = op(args[0], args[1])
            except TypeError as e:
                r = e
        print(r)


def loop(values):
    t = 0
    for v in values:
        t = t + v
    return t


print(loop(range(100)), loop([True] * 100), loop([0.5] * 100), loop([1, 0.5, True] * 50), loop([1 << 62] * 3))


def compare_chain(values):
    return sum(1 for v in values if 0 <= v < 10)


print(compare_chain(range(-5, 15)), compare_chain([0.5, 10.0, 9.99, True, 1 << 80, -1]))
print([x < "a" if isinstance(x, str) else x < 5 for x in [1, "A", 2.5, "b", True, 7]])
