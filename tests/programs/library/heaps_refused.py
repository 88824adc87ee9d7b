import bisect
import collections
import heapq
import random


def attempt(what, *args, **keywords):
    try:
        return what(*args, **keywords)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Own:
    pass


class Row(list):
    pass


for heap in None, 10, (3, 1), {}, Own():
    for f in heapq.heapify, heapq.heappop:
        print(attempt(f, heap))
    for f in heapq.heappush, heapq.heapreplace, heapq.heappushpop:
        print(attempt(f, heap, 1))
row = Row([3, 1, 2])
heapq.heapify(row)
print(row, heapq.heappop(row), heapq.__all__)
print(bisect.bisect, bisect.bisect.__module__, bisect.insort.__name__)
print(random.Random.VERSION, attempt(random.sample, "ab", 1, counts=[1, -2]), attempt(random.sample, "ab", 1, counts=[0, 0]))
