"""Short-lived generators: make one, advance it once, drop it while it is suspended.

An item is one generator.
"""
N = 50000


def setup(n):
    return list(range(n))


def once(v):
    yield v
    yield None


def run(data):
    r = None
    for v in data:
        r = next(once(v))
    return r


def expected(n):
    return n - 1


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
