"""Task switching: ten tasks that give way to one another.

An item is one switch.
"""
import asyncio

N = 20000
SETS = ""
TASKS = 10


def setup(n):
    return n


async def steps(n):
    for _ in range(n):
        await asyncio.sleep(0)
    return n


async def together(n):
    tasks = [asyncio.create_task(steps(n // TASKS)) for _ in range(TASKS)]
    return sum([await task for task in tasks])


def run(n):
    return asyncio.run(together(n))


def expected(n):
    return n // TASKS * TASKS


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
