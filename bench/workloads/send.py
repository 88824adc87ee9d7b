"""send(): the generator yields what it was sent.

An item is one call of send() with a value of a prebuilt list.
"""
N = 100000


def setup(n):
    return list(range(n))


def echo():
    v = None
    while True:
        v = yield v


def run(data):
    g = echo()
    next(g)
    r = None
    for v in data:
        r = g.send(v)
    return r


def expected(n):
    return n - 1


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
