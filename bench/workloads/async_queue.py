"""A producer and a consumer with a queue of sixteen places between them.

An item is one that passes the queue.
"""
import asyncio

N = 10000
SETS = ""


def setup(n):
    return list(range(n))


async def produce(queue, data):
    for v in data:
        await queue.put(v)


async def consume(queue, n):
    s = 0
    for _ in range(n):
        s += await queue.get()
    return s


async def together(data):
    queue = asyncio.Queue(16)
    producer = asyncio.create_task(produce(queue, data))
    s = await consume(queue, len(data))
    await producer
    return s


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
