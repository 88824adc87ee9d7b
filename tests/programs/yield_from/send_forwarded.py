def inner():
    received = []
    while True:
        x = yield len(received)
        if x == "stop":
            return received
        received.append(x)


def outer(log):
    while True:
        log.append((yield from inner()))


log = []
g = outer(log)
next(g)
print([g.send(x) for x in (1, "two", None, 3.0, "stop", "a", "stop", "stop", "b")])
print(log)


def chain(n):
    if n:
        return (yield from chain(n - 1))
    total = 0
    while total < 100:
        total += yield total
    return total


g = chain(20)
print(next(g), g.send(5), g.send(50))
try:
    g.send(60)
except StopIteration as e:
    print(e.value)


# What has no send gets only None.
def over_list():
    yield from [1, 2, 3]


g = over_list()
print(next(g), g.send(None))
try:
    g.send("value")
except AttributeError as e:
    print(e)
print(list(g))


def over_range():
    try:
        yield from range(5)
    except AttributeError as e:
        yield str(e)
    yield "after"


g = over_range()
next(g)
print(g.send(1), next(g))
