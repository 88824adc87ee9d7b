import sys

sys.setrecursionlimit(100)


def endless(n):
    return endless(n + 1)


endless(0)
