def counter(n):
    for i in range(n):
        yield i


def chunks(g, size):
    taken = 0
    for v in g:
        taken += v
        if v % size == size - 1:
            break
    return taken


g = counter(1000)
sums = [chunks(g, 10) for _ in range(101)]
print(len(sums), sums[0], sums[1], sums[99], sums[100], sum(sums))


# The same generator is resumed from a for loop, next, send and list in turn.
def turns():
    g = counter(400)
    out = 0
    while True:
        for v in g:
            out += v
            if v % 4 == 0:
                break
        else:
            return out
        out += next(g, 0) * 2
        try:
            out += g.send(None) * 3
        except StopIteration:
            return out


print(turns(), turns())


def finished_in_loop():
    closed = 0
    for round in range(200):
        g = counter(5)
        for v in g:
            if v == round % 7:
                g.close()
                closed += 1
    return closed


print(finished_in_loop())
