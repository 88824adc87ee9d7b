"""The sum of the numbers that a generator counts, added up in a loop.

An item is one number. The sum stays below 2**30.
"""
N = 40000


def setup(n):
    return n


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def run(n):
    s = 0
    for v in count(n):
        s += v
    return s


def expected(n):
    return n * (n - 1) // 2


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
