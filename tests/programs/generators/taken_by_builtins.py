"""Built-ins that take all of a generator, or as much as they need: what the generator, its items and tracebacks see of it."""
import sys
import traceback

TAKERS = [sum, min, max, any, all, list, tuple, set]


def plain(n):
    for i in range(n):
        yield i


def closing(n, name):
    try:
        yield from range(n)
    finally:
        print("  closed", name)


def failing(n):
    yield from range(n)
    raise LookupError("after %d" % n)


def call(take, g):
    try:
        return take(g)
    except (ValueError, TypeError, LookupError) as error:
        return repr(error)


print("results")
for round in range(20):
    shown = [(take.__name__, call(take, plain(n))) for take in TAKERS for n in (0, 1, 4)]
    errors = [call(take, failing(3)) for take in TAKERS]
print(shown)
print(errors)

print("as much as is needed")
for round in range(20):
    g = plain(10)
    rest = any(g), next(g), all(x < 5 for x in g), next(g)
    finished = list(g), sum(g), any(g)
print(rest, finished)
for name, take in (("any", any), ("all", all)):
    for round in range(12):
        if round == 11:
            print(take(closing(5, name)), "and then")
        else:
            take(plain(5))

print("numbers")
for round in range(12):
    sums = (sum(x for x in (1, 2.5, 3, True)), sum(0.1 for _ in range(10)), sum(2 ** 62 for _ in range(3)),
            sum(x for x in (1e100, 1.0, -1e100)), sum(x for x in (0.5, 2 ** 70, 1)), sum(x for x in (True, False, True)))
print(sums)
print(min(plain(3), default="none"), max(plain(0), default="none"), max(plain(9), key=lambda x: -x), sum(plain(3), 10))


class Number:
    """Its sum looks at the generator that it comes from, and may take items away from it."""

    def __init__(self, n):
        self.n = n

    def __radd__(self, other):
        seen.append((self.n, watched.gi_running, watched.gi_suspended))
        if steal and self.n == 1:
            seen.append(steal(watched).n)
        return other + self.n

    def __lt__(self, other):
        return self.__radd__(0) < other.n

    __gt__ = __lt__

    def __bool__(self):
        self.__radd__(0)
        return False


def numbers(n):
    for i in range(n):
        yield Number(i)


print("items that look back")
for steal in (None, next, lambda g: list(g)[-1]):
    for take in (sum, min, any):
        for round in range(12):
            seen = []
            watched = numbers(6)
            result = take(watched)
        print(take.__name__, result.n if isinstance(result, Number) else result, seen)


def delegate(g):
    yield from g


steal = lambda g: next(delegate(g))
for round in range(12):
    seen = []
    watched = delegate(delegate(numbers(6)))
    result = sum(watched)
print(result, seen)

print("what is running")


def watching():
    for i in range(3):
        try:
            list(me)
        except ValueError as error:
            yield i, me.gi_running, me.gi_frame.f_back.f_code.co_name, str(error)


for round in range(12):
    me = watching()
    result = list(me)
print(result, me.gi_frame)

print("tracebacks")


def raising(n):
    yield n
    yield 1 / (n - 10)


for round in range(11):
    try:
        total = [
            sum(raising(round)),
        ]
    except ZeroDivisionError as error:
        for entry in traceback.extract_tb(error.__traceback__):
            print("  ", entry.lineno, entry.name, entry.line)


class Grudging:
    def __radd__(self, other):
        raise ArithmeticError("not added")


for round in range(12):
    try:
        g = closing(3, "never") if round < 0 else (Grudging() for _ in range(3))
        sum(g)
    except ArithmeticError as error:
        lines = [entry.name for entry in traceback.extract_tb(error.__traceback__)]
print(lines, g.gi_frame is None, next(g).__class__.__name__)

print("a step that raises: first what there was goes, then the generator")


class Told:
    """Has no order, no sum, no truth."""
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        if self.name == "last":
            raise ValueError
        return 1

    __bool__ = __hash__

    def __radd__(self, other):
        return Told("sum") if self.name == "first" else self.__hash__()

    def __add__(self, other):
        raise ValueError

    def __del__(self):
        gone.append(self.name)


def told():
    try:
        yield Told("first")
        yield Told("last")
    finally:
        gone.append("generator")


for take in (lambda: sum(told()), lambda: min(told()), lambda: any(told()), lambda: all(told()), lambda: set(told())):
    for round in range(12):
        gone = []
        try:
            take()
        except (ValueError, TypeError) as error:
            gone.append(type(error).__name__)
    print(" ", gone)

print("depth")


def nested(n):
    if n:
        yield sum(nested(n - 1)) + 1
    else:
        yield 0


print(list(nested(50)))
sys.setrecursionlimit(200)
try:
    list(nested(1000))
except RecursionError as error:
    print("RecursionError")
print(list(nested(50)))
