# Warnings through the program's sys.stderr, frames of what has not begun, ends of asynchronous generators at the loop's.
import asyncio
import contextlib
import gc
import sys
import types


class Written:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


@contextlib.contextmanager
def written():
    kept, sys.stderr = sys.stderr, Written()
    try:
        yield
    finally:
        text, sys.stderr = sys.stderr.text, kept
        print([line.strip() for line in text.split("\n") if "RuntimeWarning:" in line and "tracemalloc" not in line][0].split(": ", 1)[1])


async def f():
    a = 1
    return a


async def items():
    yield 1


with written():
    f()
with written():
    items().asend(None)
with written():
    items().__anext__()
with written():
    items().athrow(ValueError)
with written():
    items().aclose()
with written():
    c = f()
    c.cr_frame.clear()
    c.close()


class Broken:
    def write(self, text):
        raise OSError


sys.stderr, kept = Broken(), sys.stderr
f()
sys.stderr = None
f()
sys.stderr = kept


# What __anext__ returns may be a generator of types.coroutine.
class Items:
    n = 0

    def __aiter__(self):
        return self

    @types.coroutine
    def __anext__(self):
        if self.n == 2:
            raise StopAsyncIteration
        self.n += 1
        if self.n == 2:
            yield "waits"
        return self.n


async def ask(it):
    return [await anext(it, "none"), await anext(it, "none"), await anext(it, "none")]


c = ask(Items())
print(c.send(None))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
a = anext(Items(), 5)
try:
    next(a)
except StopIteration as e:
    print(e.value)


class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc):
        pass

    def __enter__(self):
        pass

    def __exit__(self, *exc):
        pass


class NoExit(Manager):
    __aexit__ = __exit__ = None


for abstract in (contextlib.AbstractContextManager, contextlib.AbstractAsyncContextManager):
    print(issubclass(Manager, abstract), issubclass(NoExit, abstract), issubclass(int, abstract))


# One that is dropped is closed by a task of its own, which the loop's end finds.
async def dividing():
    try:
        yield 1
        yield 2
    finally:
        print("dividing")
        1 / 0


async def main(pause):
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    async for i in dividing():
        break
    gc.collect()
    print("dropped")
    if pause:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    print("main ends")


asyncio.run(main(False))
gc.collect()
