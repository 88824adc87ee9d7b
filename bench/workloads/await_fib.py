"""Fibonacci numbers by recursive await: calls of coroutine functions, none of which is ever suspended.

An item is one awaited call.
"""
N = 10000
SETS = ""


async def fib(n):
    if n < 2:
        return 1
    return await fib(n - 1) + await fib(n - 2)


def calls(n):
    """How many calls fib(n) takes."""
    return 1 if n < 2 else 1 + calls(n - 1) + calls(n - 2)


def setup(n):
    """The arguments whose calls are n together."""
    parts, left = [], n
    while left > 0:
        at = 0
        while calls(at + 1) <= left:
            at += 1
        parts.append(at)
        left -= calls(at)
    return parts


async def all_of(parts):
    total = 0
    for n in parts:
        total += await fib(n)
    return total


def run(parts):
    try:
        all_of(parts).send(None)
    except StopIteration as stop:
        return stop.value


def expected(n):
    # fib(n) leaves a 1 for each call that ends the recursion: they are one more than the others.
    return sum((calls(part) + 1) // 2 for part in setup(n))


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
