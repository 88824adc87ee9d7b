"""A pipeline of generator expressions that ends in sum(): square the multiples of 3 among 1 .. n.

An item is one number that goes in. The sum stays below 2**30.
"""
N = 2000


def setup(n):
    return range(n)


def run(numbers):
    return sum(x * x for x in (y + 1 for y in numbers) if x % 3 == 0)


def expected(n):
    k = n // 3
    return 9 * (k * (k + 1) * (2 * k + 1) // 6)


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
