print("tools run", __name__, __package__)
spade = "spade"
_hidden = "rake"
__all__ = ["spade", "count"]


def count(n):
    for i in range(n):
        yield i


def fail():
    return 1 / 0
