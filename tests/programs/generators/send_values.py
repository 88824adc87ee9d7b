def echo():
    received = []
    while len(received) < 4:
        received.append((yield len(received)))
    return received


g = echo()
print(next(g))
print(g.send("a"))
print(g.send(None))
print(next(g))
try:
    g.send([1])
except StopIteration as e:
    print(e.value)
try:
    g.send("late")
except StopIteration as e:
    print("exhausted", e.value)


def averager():
    total = 0
    n = 0
    average = None
    while True:
        x = yield average
        total += x
        n += 1
        average = total / n


a = averager()
a.send(None)
for x in (10, 20, 30, 5):
    print(a.send(x))


def expressions():
    x = (yield 1) + (yield 2)
    print("x", x)
    y = [(yield 3), (yield 4)]
    print("y", y)
    print("call", max((yield 5), (yield 6)))
    return (yield)


g = expressions()
v = next(g)
try:
    while True:
        print("yielded", v)
        v = g.send(v * 10 if v is not None else "last")
except StopIteration as e:
    print("returned", e.value)
