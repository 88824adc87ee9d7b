# What a list made of a generator takes is the same whether its site is cold or hot, however long it gets.
import sys


def count(n):
    for i in range(n):
        yield i


def rooms(n):
    return [sys.getsizeof(list(count(n))), sys.getsizeof(sorted(count(n)))], list(count(n)) == list(range(n))


LENGTHS = 0, 1, 7, 8, 9, 16, 17, 100, 1000, 8191, 8192, 8193, 20000
cold = {n: rooms(n) for n in LENGTHS[:1]}
for _ in range(40):
    rooms(3)
hot = {n: rooms(n) for n in LENGTHS}
print(cold[0] == hot[0], [ok for sizes, ok in hot.values()].count(True))


def by_hand(n):
    made = list(count(8))       # CPython's list() of what has no length begins with that room
    for i in range(8, n):
        made.append(i)
    return sys.getsizeof(made)


for n in LENGTHS:
    if n >= 8:
        print(n, hot[n][0][0] == by_hand(n), hot[n][0][1] == by_hand(n))
print(len("".join(str(i) for i in count(9000))), len(tuple(count(9000))), len(b"".join(b"ab" for i in count(9000))))
