"""sum() of a generator that passes the values of a prebuilt list on.

An item is one value that is added.
"""
N = 100000
LENGTH = 1000     # of each list
SETS = "for_iter_gen call_consume_gen"


def setup(n):
    return list(range(LENGTH))


def values(data):
    for v in data:
        yield v


def run(data):
    total = 0
    for _ in range(N // LENGTH):
        total += sum(values(data))
    return total


def expected(n):
    return n // LENGTH * (LENGTH * (LENGTH - 1) // 2)


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
