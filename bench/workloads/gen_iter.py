"""Generator iteration alone: the generator passes the values of a prebuilt list on to a loop with an empty body.

An item is one value that was yielded.
"""
N = 100000


def setup(n):
    return list(range(n))


def values(data):
    for v in data:
        yield v


def run(data):
    v = None
    for v in values(data):
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
