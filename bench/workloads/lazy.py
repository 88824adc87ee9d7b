"""A pipeline of lazy iterators over a generator: enumerate, filter and map, the latter two by functions.

An item is one number that goes in. The sum stays below 2**30.
"""
N = 2000


def setup(n):
    return n


def numbers(n):
    for i in range(1, n + 1):
        yield i


def shifted(x):
    return x + 3


def odd(x):
    return x & 1


def run(n):
    total = 0
    for i, x in enumerate(filter(odd, map(shifted, numbers(n)))):
        total += x - i
    return total


def expected(n):
    k = n // 2
    return 5 * k + k * (k - 1) // 2


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
