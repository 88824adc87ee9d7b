"""Marks below what runs a special method. Each failure is the cause of the next."""
zero = 0
table = {"k": [1, 2]}
failures = []


def attempt(function):
    try:
        function()
    except Exception as e:
        failures.append(e)


def boom(*args, **kwargs):
    raise ValueError("boom")


def same(x):
    return x


class Broken:
    def fail(self, *args):
        return boom()

    __add__ = __radd__ = __getitem__ = __call__ = __lt__ = __gt__ = __bool__ = __contains__ = fail
    __setitem__ = __neg__ = __eq__ = __iter__ = __iadd__ = fail

    def __getattr__(self, name):
        return boom(name)


broken = Broken()


def store():
    broken[1] = 2


def update():
    broken[1] += 2


def add_in_place():
    x = broken
    x += 1


def loop():
    while broken: pass


def check():
    assert broken


def unpack():
    a, b = broken


attempt(lambda: broken + 1)
attempt(lambda: 1 + broken)
attempt(lambda: broken[1])
attempt(lambda: broken(1))
attempt(lambda: broken.x)
attempt(lambda: broken < 1)
attempt(lambda: not broken)
attempt(lambda: 1 if broken else 2)
attempt(lambda: broken and 2)
attempt(lambda: 5 in broken)
attempt(lambda: -broken)
attempt(lambda: broken == 2 == 3)
attempt(lambda: [*broken])
attempt(lambda: [x for x in broken])
for function in (store, update, add_in_place, loop, check, unpack):
    attempt(function)


last = None
for failure in failures:
    failure.__cause__ = last
    last = failure
raise last
