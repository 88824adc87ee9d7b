def many(a0, a1, a2, a3):
    b0, b1, b2, b3 = a0 + 1, a1 + 1, a2 + 1, a3 + 1
    c0 = c1 = c2 = c3 = 0
    c0 = yield a0
    c1 = yield b1
    total = [a0, (a1, (a2, [a3, (yield c0), b0], b1), (yield c1)), b2, b3, (yield "last")]
    return total, c0, c1, c2, c3


g = many(1, 2, 3, 4)
print(next(g), g.send("s0"), g.send("s1"), g.send("s2"), g.send("s3"))
try:
    g.send("s4")
except StopIteration as e:
    print(e.value)


def f(a, b, c, d, e, f):
    return a + b * 10 + c * 100 + d * 1000 + e * 10000 + f * 100000


def in_call():
    return f(1, (yield "a"), 3, (yield "b"), 5, f((yield "c"), 0, 0, 0, 0, (yield "d")))


g = in_call()
print(next(g), g.send(2), g.send(4), g.send(6))
try:
    g.send(7)
except StopIteration as e:
    print(e.value)


def in_for_stack():
    for a in [1, 2]:
        for b in (10, 20):
            for c in {100: None}:
                try:
                    yield a + b + c + (yield "inner")
                finally:
                    pass


g = in_for_stack()
out = []
v = next(g)
try:
    while True:
        out.append(v)
        v = g.send(1000)
except StopIteration:
    print(out)


def lambda_yield():
    f = lambda x: (yield x)
    yield list(f(3))
    yield from f(4)


print(list(lambda_yield()))


def fstring_yield():
    return f"{(yield 1)!r:>5}|{(yield 2)}"


g = fstring_yield()
next(g)
g.send("a")
try:
    g.send("b")
except StopIteration as e:
    print(e.value)
