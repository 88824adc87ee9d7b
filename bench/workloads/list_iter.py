"""List iteration alone: the loop over a prebuilt list has an empty body.

An item is one value of the list.
"""
N = 100000
SETS = "for_iter_gen for_iter_list"


def setup(n):
    return list(range(n))


def run(data):
    v = None
    for v in data:
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
