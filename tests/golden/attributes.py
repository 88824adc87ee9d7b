import sys

limit = 3


class Pair:
    __slots__ = ("first",)

    def __init__(self):
        self.first = 0

    def __iter__(self):
        yield self.first


class Node:
    kind = 1

    def __init__(self, size):
        self.size = size

    def grow(self, by):
        self.size = self.size + by
        return self


def walk(node):
    for i in range(20):
        node.grow(limit)
        node.size, text = 1, [].copy()
        sys.getrecursionlimit()
        path = sys.argv
        Node(i)
        Pair().first = node.kind + Node.kind + Pair().first
        for x in Pair():
            pass
    return node.size


assert walk(Node(0)) == 1
