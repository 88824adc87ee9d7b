def broadcast(targets):
    while True:
        item = yield
        for t in targets:
            t.send(item)


def grep(word, target):
    while True:
        line = yield
        if word in line:
            target.send(line)


def sink(name, out):
    try:
        while True:
            out.append((name, (yield)))
    finally:
        out.append((name, "closed"))


def primed(g):
    next(g)
    return g


out = []
p = primed(broadcast([primed(grep("a", primed(sink("A", out)))),
                      primed(grep("b", primed(sink("B", out))))]))
for line in ("abc", "bcd", "xyz", "a"):
    p.send(line)
print(out)
del p
print(sorted(out[-2:]))
