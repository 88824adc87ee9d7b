# contextvars: by themselves, and as the contexts of tasks, handles and callbacks.
import asyncio
import contextvars
from contextvars import Context, ContextVar, Token, copy_context


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, str(e).split(' at 0x')[0])


a, b = ContextVar('a', default=1), ContextVar('b')
print(a.name, a.get(), a.get(5), b.get(None), repr(a).split(' at ')[0], repr(b).split(' at ')[0])
attempt(b.get)
attempt(ContextVar, 5)
token = a.set(2)
print(token.var is a, token.old_value, Token.MISSING, a.get(), repr(token).split(' at ')[0])
again = a.set(3)
print(again.old_value)
a.reset(again)
print(a.get(), repr(again).split(' var')[0])
attempt(a.reset, again)
attempt(b.reset, token)
attempt(a.reset, 5)
attempt(Token)
c = copy_context()
print(c[a], a in c, b in c, len(c), list(c) == [a], dict(c.items()) == {a: 2}, list(c.values()), c.get(b), c.get(b, 7), c == copy_context())
attempt(lambda: c[b])
attempt(lambda: c['a'])


def changes(x, *, y):
    old = a.get()
    t = a.set(x)
    attempt(c.run, print)
    attempt(a.reset, token)
    return old, a.get(), y, t.old_value


print(c.run(changes, 10, y=11), a.get(), c[a])
print(c.run(changes, 12, y=13), c.copy()[a], c.copy() == c, Context() == Context(), Context() == c)
a.reset(token)
print(a.get(), len(Context()), ContextVar[int], Token[int])


async def child(n):
    trail = [a.get()]
    a.set(n)
    await asyncio.sleep(0)
    trail.append(a.get())
    await asyncio.sleep(0)
    trail.append(a.get())
    return trail


async def main():
    loop = asyncio.get_running_loop()
    print(a.get(), await asyncio.gather(*[child(i) for i in range(3)]), a.get())
    a.set('main')
    print(await asyncio.gather(*[child(i) for i in range(3)]), a.get())
    seen = []
    own = copy_context()
    own.run(a.set, 'own')
    loop.call_soon(lambda: seen.append(a.get()))
    loop.call_soon(lambda: seen.append(a.get()), context=own)
    loop.call_soon(lambda: (a.set('changed'), seen.append(a.get())), context=own)
    loop.call_later(0, lambda: seen.append(a.get()))
    a.set('later')
    f = loop.create_future()
    f.add_done_callback(lambda f: seen.append(a.get()))
    f.add_done_callback(lambda f: seen.append(a.get()), context=own)
    a.set('last')
    f.set_result(None)
    await asyncio.sleep(0.001)
    print(seen, a.get(), own[a])
    t = asyncio.create_task(child('shared'), context=own)
    print(t.get_context() is own, await t, own[a], a.get())
    t = asyncio.create_task(child('apart'))
    print(await t, t.get_context()[a], a.get())
    eager = asyncio.Task(child('eager'), loop=loop, eager_start=True)
    print(a.get(), await eager, a.get())

    async def gives():
        a.set('in generator')
        yield a.get()
        yield a.get()

    async for v in gives():
        print(v, a.get())
        a.set('outside')


def fresh():
    """In a context in which nothing is set when things are begun, but is when they run."""
    async def begin():
        loop = asyncio.get_running_loop()
        seen = []
        f = loop.create_future()
        f.add_done_callback(lambda f: seen.append(a.get()))
        loop.call_soon(lambda: seen.append(a.get()))
        t = asyncio.create_task(child('t'))
        a.set('begun')
        f.set_result(None)
        print(await t, seen, a.get())
    asyncio.run(begin())


Context().run(fresh)
asyncio.run(main())
print(a.get())
with asyncio.Runner() as runner:
    async def sets(v):
        before = a.get()
        a.set(v)
        return before

    print(runner.run(sets('one')), runner.run(sets('two')), runner.run(sets('three'), context=Context()), runner.run(sets('four')), a.get())
