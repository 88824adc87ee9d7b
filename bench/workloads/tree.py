"""In-order walk of a balanced tree by recursive `yield from`, with the sum of its values.

An item is one node. The sum stays below 2**30, and the tree in a second-level cache: what is measured is delegation,
not memory.
"""
N = 10000
SETS = "for_iter_gen send_gen for_iter_gen,send_gen"


class Node:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(build(low, middle), middle, build(middle + 1, high))


def setup(n):
    return build(0, n)


def run(root):
    s = 0
    for v in root:
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
