# Timers: their order, where several are for one moment too, their comparisons, and those that are cancelled.
import asyncio


class Loop(asyncio.SelectorEventLoop):
    """Its clock stands until it is set."""
    now = 0.0

    def time(self):
        return self.now


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


async def main():
    loop = asyncio.get_running_loop()
    trail = []
    now = loop.time()
    whens = [now + 1 + (i * 7919 % 13) / 4000 for i in range(400)]
    handles = [loop.call_at(when, trail.append, i) for i, when in enumerate(whens)]
    for i in range(0, 400, 3):
        handles[i].cancel()
    await asyncio.sleep(0)
    for i in range(1, 400, 3):
        handles[i].cancel()
    late = [loop.call_at(now + 1.004, trail.append, 1000 + i) for i in range(20)]
    late[3].cancel()
    late[3].cancel()
    loop.now = 1.001
    await asyncio.sleep(0)
    print(len(trail))
    loop.now = 2.0
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(len(trail), trail)
    a, b, c = (loop.call_at(when, print, 'never') for when in (now + 100, now + 200, now + 100))
    print(a < b, a > b, a <= b, a >= b, a == b, a != b, a == c, a <= c, a >= c, hash(a) == hash(c), a == 5, a.when() == now + 100)
    a.cancel()
    print(a == c, a != c, a.cancelled(), c.cancelled(), isinstance(a, asyncio.Handle))
    late[5].cancel()
    attempt(loop.call_later, None, print)
    attempt(loop.call_at, None, print)
    loop.call_later(0, trail.append, 'zero')
    loop.call_later(-1, trail.append, 'past')
    loop.call_soon(trail.append, 'soon')
    loop.call_later(5, trail.append, 'never')
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(trail[-3:])
    h = asyncio.TimerHandle(5, print, (1,), loop)
    print(h.when(), h._args, h)
    h.cancel()
    print(h)


asyncio.run(main(), loop_factory=Loop)
