"""Awaiting: what suspends a coroutine, for each value of a prebuilt list, behind 1 level of `await`.

An item is one value that comes out at the top. await_chain_1000 is the same, deeper.
"""
import sys
import types
from yield_from_1 import expected, main, setup

N = 100000
SETS = "send_gen send_chain"


class Values:
    """Awaited, it suspends with one value after the other."""

    def __init__(self, data):
        self.data = data

    def __await__(self):
        for v in self.data:
            yield v


async def waits(awaitable):
    await awaitable


@types.coroutine
def drive(coroutine):
    yield from coroutine


def through(depth):
    """A run() through so many levels."""
    if depth > sys.getrecursionlimit() - 100:
        sys.setrecursionlimit(depth + 100)

    def run(data):
        awaited = Values(data)
        for _ in range(depth):
            awaited = waits(awaited)
        v = None
        for v in drive(awaited):
            pass
        return v
    return run


run = through(1)
if __name__ == "__main__":
    main(N, run)
