"""Bytes of a generator of n numbers, suspended after the first, against those of a list (mem_list).

An item is one number. What run() leaves in `keep` is measured.
"""
N = 100000
SETS = ""
MEASURE = "bytes"


def setup(n):
    return [n, None]


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def run(keep):
    keep[1] = count(keep[0])
    return next(keep[1]) + keep[0]


def expected(n):
    return n


if __name__ == "__main__":
    keep = setup(N)
    print(run(keep))
