# contextlib's asynchronous helpers, and exit stacks of both kinds.
import asyncio
from contextlib import (AbstractAsyncContextManager, AsyncExitStack, ExitStack, aclosing, asynccontextmanager, nullcontext)


@asynccontextmanager
async def managed(name, swallow=None):
    print('enter', name)
    await asyncio.sleep(0)
    try:
        yield name.upper()
    except BaseException as e:
        print('error in', name, repr(e))
        if swallow is None or not isinstance(e, swallow):
            raise
    finally:
        await asyncio.sleep(0)
        print('leave', name)


class Sync:
    def __enter__(self):
        print('sync in')
        return self

    def __exit__(self, *exc):
        print('sync out', exc[0])


async def numbers():
    try:
        for i in range(5):
            yield i
    finally:
        print('numbers closed')


@managed('decorator')
async def decorated(x):
    return x * 2


@asynccontextmanager
async def silent():
    return
    yield


@asynccontextmanager
async def twice():
    yield 1
    yield 2


async def main():
    async with managed('a') as a:
        print(a)
    async with managed('b', ValueError):
        raise ValueError('swallowed')
    try:
        async with managed('c'):
            raise KeyError('through')
    except KeyError as e:
        print(repr(e), e.__context__)
    for stop in StopIteration, StopAsyncIteration:
        try:
            async with managed('stop'):
                raise stop('mine')
        except stop as e:
            print('itself', repr(e))
    print(await decorated(4), await decorated(5))
    for broken in silent, twice:
        try:
            async with broken():
                pass
        except RuntimeError as e:
            print(e)
    try:
        async with twice():
            raise ValueError
    except ValueError:
        print('value error')
    except RuntimeError as e:
        print(e)
    async with aclosing(numbers()) as items:
        async for i in items:
            if i == 2:
                break
    async with nullcontext(7) as n:
        print(n)
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(managed('x')))
        stack.enter_context(Sync())
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, 'called', end='!\n')

        @stack.push_async_exit
        async def swallows(kind, exc, tb):
            print('swallows', kind)
            return True
        raise LookupError
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(5)
    except TypeError as e:
        print(e)
    stack = AsyncExitStack()
    await stack.enter_async_context(managed('moved'))
    other = stack.pop_all()
    await stack.aclose()
    await other.aclose()
    try:
        async with AsyncExitStack() as stack:
            stack.callback(lambda: 1 / 0)
            stack.push_async_callback(numbers().__anext__)
            raise KeyError('first')
    except ZeroDivisionError as e:
        print(repr(e), repr(e.__context__), e.__context__.__context__)
    print(isinstance(managed('q'), AbstractAsyncContextManager), issubclass(Sync, AbstractAsyncContextManager))


asyncio.run(main())
try:
    with ExitStack() as stack:
        stack.callback(print, 'last')
        stack.push(lambda *exc: print('sees', exc[0]))
        stack.callback([].pop)
        raise KeyError
except IndexError as e:
    print(repr(e), repr(e.__context__))
with ExitStack() as stack:
    stack.push(lambda *exc: True)
    raise ValueError
try:
    ExitStack().enter_context(5)
except TypeError as e:
    print(e)
