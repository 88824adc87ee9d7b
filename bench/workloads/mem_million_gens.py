"""Bytes of a suspended generator: a million of them live at once.

An item is one generator, advanced once. What run() leaves in `keep` is measured; its slots were there before.
"""
N = 1000000
SETS = ""
MEASURE = "bytes"


def setup(n):
    return [None] * n


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def run(keep):
    for i in range(len(keep)):
        g = count(3)
        next(g)
        keep[i] = g
    return next(keep[0]) + next(keep[-1])


def expected(n):
    return 2


if __name__ == "__main__":
    keep = setup(N)
    print(run(keep))
