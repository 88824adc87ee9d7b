# An exception on its way through awaits, asynchronous generators and context managers: what the traceback shows.
import traceback


class Aw:
    def __await__(self):
        yield 1


async def innermost(x):
    await Aw()
    return 1 / x


async def middle(x):
    async with Manager():
        return await innermost(x)


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, exc, tb):
        print('leaving with', kind and kind.__name__, tb and tb.tb_lineno - middle.__code__.co_firstlineno)


async def items(n):
    try:
        for i in range(n):
            yield i
            await middle(i - 1)
    except ZeroDivisionError as e:
        raise LookupError('items') from e


async def outer():
    return [x async for x in items(3)]


def drive(c):
    while True:
        try:
            c.send(None)
        except StopIteration as e:
            return e.value


try:
    drive(outer())
except LookupError as e:
    for line in traceback.format_exception(e):
        print(line, end='')
    frames = []
    tb = e.__cause__.__traceback__
    while tb:
        frames.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(frames)


async def warns():
    innermost(1)


drive(warns())
drive(outer())


async def loop():
    async for x in items(3):
        print('item', x)


async def broken():
    async for x in loop:
        pass


for made in loop(), broken():
    try:
        drive(made)
    except Exception as e:
        traceback.print_exception(e)
