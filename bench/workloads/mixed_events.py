"""Twelve processes, each a generator of another kind, which a scheduler resumes in an order that only looks random.

An item is one event. No single loop is hot: which site, which generator and which instruction comes next changes from event to
event, as in programs, so that a branch predictor has to know more than one of them.
"""
N = 10000
SETS = "for_iter_gen"
ANSWER = 878771         # of run(N), as CPython has it


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.moves = 0

    def move(self, amount):
        if amount > self.balance:
            raise ValueError("too much")
        self.balance -= amount
        self.moves += 1
        return self.balance


def counter():
    n = 0
    while True:
        n += 1
        yield n & 31


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, (a + b) % 997


def collatz():
    while True:
        n = 27
        while n > 1:
            yield n & 63
            n = 3 * n + 1 if n % 2 else n // 2


def words():
    while True:
        for word in "it was the best of times it was the worst of times".split():
            yield len(word) + (word[0] == "t")


def tally():
    seen = {}
    key = 1
    while True:
        key = key * 7 % 101
        seen[key] = seen.get(key, 0) + 1
        yield seen[key] & 7


def stack():
    values = []
    while True:
        for v in range(9):
            values.append(v)
            yield len(values)
        while values:
            yield values.pop()


def levels(depth):
    if depth:
        yield from levels(depth - 1)
    yield depth
    for i in range(depth):
        yield i


def tree():
    while True:
        yield from levels(4)


def account():
    own = Account(500)
    amount = 1
    while True:
        amount = amount * 5 % 83
        try:
            left = own.move(amount)
        except ValueError:
            own.balance += 700
            left = own.moves
        yield left & 15


def average():
    value = 0
    got = 0
    while True:
        value = (3 * value + got) // 4
        got = yield value


def filtered():
    while True:
        for v in (x * x for x in range(20) if x % 3):
            yield v & 31


def pairs():
    names = ("a", "bc", "def")
    while True:
        for i, name in enumerate(names):
            a, b = i, len(name)
            yield a + b


def halves():
    x = 1.0
    while True:
        x = x / 2 if x > 0.01 else x + 50.5
        yield int(x)


def setup(n):
    return n


def run(n):
    makers = (counter, fibonacci, collatz, words, tally, stack, tree, account, filtered, pairs, halves)
    processes = [make() for make in makers]
    smooth = average()
    next(smooth)
    count = len(processes)
    seed = 1
    s = 0
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        at = (seed >> 16) % (count + 1)
        got = smooth.send(s & 63) if at == count else next(processes[at])
        s = (s * 3 + got) % 1000003
    return s


def expected(n):
    return ANSWER


if __name__ == "__main__":
    import sys
    data = setup(N)
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        result = run(data)
    print(result)
