"""asyncio.gather of many coroutines that are done at once.

An item is one of them.
"""
import asyncio

N = 5000
SETS = ""


def setup(n):
    return list(range(n))


async def one(v):
    return v


async def together(data):
    return sum(await asyncio.gather(*[one(v) for v in data]))


def run(data):
    return asyncio.run(together(data))


def expected(n):
    return n * (n - 1) // 2


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
