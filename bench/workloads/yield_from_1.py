"""Delegation: a generator that passes the values of a prebuilt list on, behind 1 level of `yield from`.

An item is one value that comes out at the top. yield_from_10 and further are the same, deeper.
"""
import sys

N = 100000
SETS = "for_iter_gen send_gen send_chain for_iter_gen,send_gen"


def setup(n):
    return list(range(n))


def values(data):
    for v in data:
        yield v


def delegate(g):
    yield from g


def through(depth):
    """A run() through so many levels."""
    if depth > sys.getrecursionlimit() - 100:
        sys.setrecursionlimit(depth + 100)

    def run(data):
        g = values(data)
        for _ in range(depth):
            g = delegate(g)
        v = None
        for v in g:
            pass
        return v
    return run


def expected(n):
    return n - 1


def main(n, run):
    data = setup(n)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)


run = through(1)
if __name__ == "__main__":
    main(N, run)
