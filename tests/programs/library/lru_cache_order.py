"""Which results a bounded cache keeps."""
from functools import lru_cache, wraps, partial


calls = []


@lru_cache(maxsize=2)
def f(*args, **kwargs):
    calls.append((args, kwargs))
    return len(calls)


print([f(1), f(2), f(1), f(3), f(1), f(2), f(x=1), f(x=1), f(1)])
print(calls, f.cache_info())
f.cache_clear()
print(f.cache_info())


@lru_cache(maxsize=None)
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(450), depth.cache_info().currsize)


@lru_cache
def fails(x):
    calls.append(x)
    raise ValueError(x)


for _ in range(2):
    try:
        fails(1)
    except ValueError as e:
        print(e)
print(fails.cache_info())
try:
    f([])
except TypeError as e:
    print(e)


@lru_cache(0)
def never(x):
    return x


print(never(1), never(1), never.cache_info())


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        f.cache_clear()
        return self.n == other.n


f.cache_clear()
print(f(Key(1)) > 0, f(Key(1)) > 0, f(Key(2)) > 0)


@lru_cache
def generator():
    yield 1


print(list(generator()), list(generator()))
