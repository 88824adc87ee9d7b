"""`async for` over an asynchronous generator, which is never suspended but where it yields, with the sum of its values.

An item is one value.
"""
N = 50000
SETS = ""


def setup(n):
    return list(range(n))


async def values(data):
    for v in data:
        yield v


async def total(data):
    s = 0
    async for v in values(data):
        s += v
    return s


def run(data):
    try:
        total(data).send(None)
    except StopIteration as stop:
        return stop.value


def expected(n):
    return n * (n - 1) // 2


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
