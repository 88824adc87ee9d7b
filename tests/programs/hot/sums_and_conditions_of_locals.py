"""Arithmetic and conditions on local variables in hot loops: whatever may stand in the way of doing loads, operator and what comes
behind at once."""
import sys


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        at = e.__traceback__.tb_next
        return type(e).__name__, str(e), at and at.tb_lineno


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, o):
        return Number(self.n + (o.n if isinstance(o, Number) else o))

    __radd__ = __add__

    def __iadd__(self, o):
        self.n += o
        return self

    def __mod__(self, o):
        return "mod", self.n, o

    def __lt__(self, o):
        return self.n < o

    def __gt__(self, o):
        return Truth(self.n > o)

    def __eq__(self, o):
        return "equal" * (self.n == o)

    def __repr__(self):
        return f"Number({self.n})"


class Truth:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        if self.v is None:
            raise ValueError("neither")
        return self.v


def add(a, b):
    r = a + b
    return r


def add_in_place(a, b):
    a += b
    return a


def subtract(a, b):
    b = a - b
    return a, b


def multiply(a, b):
    return [a * b, a * 3, a * a, 5]


def modulo(a, b):
    r = a % b
    return r, a % 7


def plus_constants(a, b):
    r = a + 1
    a = r - -5
    r = a - 1000
    b = b + 8388607
    b = b - -8388608
    return r, a, b


def less(a, b):
    if a < b:
        return "less"
    return "not less"


def conditions(a, b):
    r = ""
    if a < b:
        r += "<"
    if a <= b:
        r += "<="
    if a == b:
        r += "=="
    if a != b:
        r += "!="
    if a > b:
        r += ">"
    if a >= b:
        r += ">="
    if a == 3:
        r += "3"
    if a > -1:
        r += "+"
    if a < 5 and b < 5 or a > 100:
        r += "&"
    while a < 3 and len(r) < 20:
        a = a + 1
        r += "w"
    return r, "e" if a >= b else "l"


edge = 1 << 62
kinds = [(1, 2), (3, 3), (5, -2), (0, 0), (-1, 4), (edge - 1, 1), (edge - 1, edge - 1), (-edge, 1), (-edge, -1), (edge, -edge),
         (edge - 1, -edge), (edge * 4, 3), (1, edge * 4), (True, 1), (2, True), (False, False), (1.5, 2), (2, 1.5), (0.0, -0.0),
         ("a", "b"), ("%d", 5), ([1], [2]), ((1,), (2,)), (Number(2), 3), (4, Number(5)), (Number(6), Number(7)), (None, 1), (1, None),
         (3, "x"), (float("nan"), 1), (7, 0)]
for f in (add, add_in_place, subtract, multiply, modulo, plus_constants, less, conditions):
    for a, b in kinds:
        for _ in range(20):
            got = attempt(f, 10, 3)
        print(f.__name__, got, *[attempt(f, a, b) for _ in range(2)])
    for _ in range(3):
        for a, b in kinds:
            attempt(f, a, b)
    print(attempt(f, 10, 3))


# A jump may go to any of the words.
def middle(a, b, c):
    return (a if c else b) + b, a + (b if c else a), (a or b) - b, (a if c else b) < b, (a and b) * b


for c in [True, False, 1, 0] * 10:
    r = middle(3, 4, c), middle(0, 4, c)
    if c is True:
        s = middle(1.5, 4, c)
print(r, s)


def called(f, b):
    r = []
    for i in range(12):
        r.append(f(i) + b)
        r.append(b + f(i))
        if f(i) < b:
            r.append("<")
        if b < f(i):
            r.append(">")
    return r


print(called(lambda i: i * i, 30))


# What is stored drops what was there, which runs the program's code.
class Loud:
    def __del__(self):
        f = sys._getframe(1)
        log.append((f.f_lineno - f.f_code.co_firstlineno, f.f_locals["i"], f.f_locals["x"]))


def loud(n):
    i = 0
    while i < n:
        x = Loud()
        x = i + 1
        x = Loud()
        x = \
            i * \
            i
        i += 1
    return x


log = []
print(loud(12), log)


def unbound(n):
    for i in range(n):
        if i == 15:
            del n
        x = i + n
    return x


print(attempt(unbound, 10), attempt(unbound, 20))


def zero(n):
    try:
        for i in range(20):
            d = 15 - i
            n = n % d
    except ZeroDivisionError as e:
        return n, d, str(e)


print(zero(1000))


def countdown(n):
    while n > 0:
        yield n
        n -= 1
    if n == 0:
        return
    yield "below", n


print(list(countdown(30)), list(countdown(3.5)), list(countdown(True)))


def truths(a, b):
    if a > b:
        return "yes"
    return "no"


for v in (1, 5, None):
    a = Number(3)
    print([truths(3, 2) for _ in range(12)][-1], attempt(truths, a, 2), attempt(truths, Number(1), 2))
Number.__gt__ = lambda self, o: Truth(None)
print(attempt(truths, Number(1), 2), truths(2, 1))
