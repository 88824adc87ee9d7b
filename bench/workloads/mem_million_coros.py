"""Bytes of a suspended coroutine: a million of them live at once.

An item is one coroutine, which awaits. What run() leaves in `keep` is measured; its slots were there before.
"""
N = 1000000
SETS = ""
MEASURE = "bytes"


class Pause:
    """Awaited, it suspends once; there is one for all."""

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return 1


def setup(n):
    return [None] * n


async def waits(pause, n):
    await pause
    return n


def run(keep):
    pause = Pause()
    for i in range(len(keep)):
        c = waits(pause, 3)
        c.send(None)
        keep[i] = c
    return keep[0].send(None) + keep[-1].send(None)


def expected(n):
    return 2


if __name__ == "__main__":
    keep = setup(N)
    print(run(keep))
