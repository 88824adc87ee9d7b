class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("liftoff")
        self.n -= 1
        return self.n


def f():
    result = yield from Countdown(3)
    yield result


g = f()
print(next(g), g.send(None), next(g), next(g), next(g, "end"))

g = f()
next(g)
try:
    g.send(1)
except AttributeError as e:
    print(e)

g = f()
next(g)
try:
    g.throw(ValueError("v"))
except ValueError as e:
    print("thrown at the yield from", e)

g = f()
next(g)
print(g.close())


class Iterable:
    def __iter__(self):
        print("__iter__ called")
        return Countdown(1)


def over_iterable():
    print((yield from Iterable()))
    yield


for v in over_iterable():
    print(v)


class Sequence:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 11


def over_sequence():
    yield from Sequence()


print(list(over_sequence()), list(Sequence()), 22 in Sequence())


class Failing:
    def __iter__(self):
        return self

    def __next__(self):
        raise LookupError("from __next__")


def over_failing():
    try:
        yield from Failing()
    except LookupError as e:
        yield str(e)


print(list(over_failing()))
