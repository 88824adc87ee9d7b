# What is asked for its length when a list is made of it, and what that may do.
from operator import length_hint


class Told:
    def __init__(self, length):
        self.length = length

    def __iter__(self):
        print("iter", end=" ")
        return iter("ab")

    def __len__(self):
        print("len", end=" ")
        if isinstance(self.length, Exception):
            raise self.length
        return self.length


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        print("hint", end=" ")
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


def generated():
    yield 1
    yield 2


def attempt(make, of):
    try:
        print(make(of))
    except Exception as e:
        print(type(e).__name__, e)


makers = [list, tuple, sorted, set, lambda o: [*o], lambda o: print(*o), lambda o: [0].__iadd__(o), ",".join,
          lambda o: [x for x in o], lambda o: dict.fromkeys(o), lambda o: sum(1 for _ in o)]
for make in makers:
    attempt(make, Told(2))
for length in 0, 7, RuntimeError("no length"), TypeError("swallowed"), StopIteration("x"):
    attempt(list, Told(length))
for hint in 0, 9, -1, "no", None, NotImplemented, TypeError("swallowed"), ValueError("not this"), True:
    attempt(list, Hinted(hint))
    attempt(tuple, Hinted(hint))
attempt(list, generated())


# Iterators that know how many are left.
def hints(iterable):
    it = iter(iterable)
    found = [length_hint(it, -1)]
    for _ in it:
        found.append(length_hint(it, -1))
    return found


for o in [1, 2], (1, 2), {1, 2, 3}, frozenset("a"), {1: 2}, {1: 2}.items(), range(3), "ab", b"ab", generated():
    print(type(o).__name__, hints(o))
s = {1, 2, 3}
it = iter(s)
next(it)
s.add(4)
print(length_hint(it))
attempt(next, it)


# iter(function, end) whose function exhausts that same iterator: what it returns then is not given.
def exhausts():
    global inner
    if not inner:
        inner = True
        print(list(it))
        return "lost"
    return "end"


inner = False
it = iter(exhausts, "end")
print(next(it, "exhausted"), next(it, "still"))
