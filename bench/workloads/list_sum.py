"""The sum of a list of numbers, added up in a loop.

An item is one number. The sum stays below 2**30.
"""
N = 40000
SETS = "for_iter_gen for_iter_list"


def setup(n):
    return list(range(n))


def run(data):
    s = 0
    for v in data:
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
