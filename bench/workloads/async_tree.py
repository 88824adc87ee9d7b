"""A tree of tasks: each gathers six others, six levels deep at most, in an event loop of its own.

An item is one task.
"""
import asyncio

N = 5000
SETS = ""
BRANCHES = 6


def setup(n):
    return n


async def grow(n):
    """A tree of n tasks, this one among them: how many they are."""
    left = n - 1
    parts = [left // BRANCHES + (i < left % BRANCHES) for i in range(BRANCHES)]
    if left == 0:
        return 1
    return 1 + sum(await asyncio.gather(*[grow(part) for part in parts if part]))


def run(n):
    return asyncio.run(grow(n))


def expected(n):
    return n


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
