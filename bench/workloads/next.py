"""Explicit next(): the generator passes the values of a prebuilt list on, one for each call.

An item is one call of next().
"""
N = 100000


def setup(n):
    return list(range(n))


def values(data):
    for v in data:
        yield v


def run(data):
    g = values(data)
    v = None
    for _ in data:
        v = next(g)
    return v


def expected(n):
    return n - 1


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
