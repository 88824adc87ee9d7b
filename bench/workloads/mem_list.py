"""Bytes of a list of n numbers, against those of a generator (mem_gen).

An item is one number. What run() leaves in `keep` is measured.
"""
N = 100000
SETS = ""
MEASURE = "bytes"


def setup(n):
    return [n, None]


def run(keep):
    keep[1] = list(range(keep[0]))
    return len(keep[1])


def expected(n):
    return n


if __name__ == "__main__":
    keep = setup(N)
    print(run(keep))
