"""Delegation: a generator that passes the values of a prebuilt list on, behind 100 levels of `yield from`.

An item is one value that comes out at the top.
"""
N = 2000
DEPTH = 100
SETS = "for_iter_gen send_gen for_iter_gen,send_gen"


def setup(n):
    return list(range(n))


def values(data):
    for v in data:
        yield v


def delegate(g):
    yield from g


def run(data):
    g = values(data)
    for _ in range(DEPTH):
        g = delegate(g)
    v = None
    for v in g:
        pass
    return v


def expected(n):
    return n - 1


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
