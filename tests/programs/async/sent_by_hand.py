# c.send(v), hot: of coroutines in variables and elsewhere, of their ends, errors and of the variable that changes meanwhile.
import sys
import types


@types.coroutine
def wait(v):
    return (yield v)


async def waits(n):
    return [await wait(i) for i in range(n)]


async def fails(n):
    await waits(n)
    raise KeyError(n)


async def stops(n):
    await waits(n)
    raise StopIteration(n)


def in_variable(c):
    got = []
    try:
        v = None
        while True:
            x = c.send(v)
            got.append(x)
            v = x
    except StopIteration as e:
        return got, e.value


def in_list(c):
    cs, got = [c], []
    try:
        while True:
            got.append(cs[0].send(None if not got else len(got)))
    except StopIteration as e:
        return got, e.value


def by_method(c):
    send, got = c.send, []
    try:
        while True:
            got.append(send(None))
    except StopIteration as e:
        return got, e.value


def generator(n):
    for i in range(n):
        yield i


for drive in (in_variable, in_list, by_method):
    for make in (generator, waits, fails, stops) * 6:
        for n in (0, 3):
            try:
                print(drive.__name__, make.__name__, drive(make(n)))
            except Exception as e:
                print(type(e).__name__, e)


async def itself(box):
    for _ in range(12):
        try:
            box[0].send(None)
        except ValueError as e:
            print(e)
        await wait(0)


box = []
box.append(itself(box))
print(in_variable(box[0]))
print(in_variable(waits(0)), in_list(waits(2)))


async def changes(n):
    await wait(n)
    sys._getframe(1).f_locals["c"] = None
    await wait(n + 1)
    return n


def change(c):
    v = None
    x = c.send(v)
    print(x)
    x = c.send(v)
    print(x, c)


for n in range(12):
    change(changes(n))


def again(c):
    v = None
    for _ in range(2):
        try:
            x = c.send(v)
        except (StopIteration, RuntimeError) as e:
            print(repr(e))


for _ in range(12):
    again(waits(0))
