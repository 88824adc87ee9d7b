"""The queue of a scheduler, and a sliding window: long runs at both ends of a deque."""
from collections import deque


def task(name, n):
    for i in range(n):
        yield f"{name}{i}"


def run(tasks):
    queue = deque(tasks)
    while queue:
        t = queue.popleft()
        try:
            yield next(t)
        except StopIteration:
            continue
        queue.append(t)


print(list(run([task("a", 3), task("b", 1), task("c", 2)])))
d = deque()
for i in range(10_000):
    d.append(i)
    if i % 3 == 0:
        d.appendleft(-i)
    if i % 5 == 0:
        d.popleft()
print(len(d), d[0], d[-1], sum(d), d[5000])
while len(d) > 3:
    d.pop()
    if len(d) > 3:
        d.popleft()
print(d)


def window(items, n):
    last = deque(maxlen=n)
    for item in items:
        last.append(item)
        if len(last) == n:
            yield tuple(last)


print(list(window(range(6), 3)))
d = deque(range(10))
for n in 3, -4, 25, -1, 0:
    d.rotate(n)
    print(n, list(d))
d.insert(2, "x")
d.insert(-1, "y")
d.insert(100, "z")
del d[3]
d[0] = "first"
print(d)
d.reverse()
d.extendleft("ab")
d += [1, 2]
d *= 2
print(d, d.count("a"))
d.extend(d)
print(len(d))
d.clear()
print(d, bool(d), d == deque())


class Evil:
    """Changes the deque that compares it."""

    def __eq__(self, other):
        victim.clear()
        return False


for what in "count", "index", "remove", "__contains__":
    victim = deque([Evil(), 1, 2])
    try:
        print(getattr(victim, what)(7))
    except Exception as e:
        print(what, type(e).__name__, e)
victim = deque([1, Evil(), 2])
try:
    print(victim == deque([1, 5, 2]))
except RuntimeError as e:
    print(e)


class Last:
    def __del__(self):
        dying.append("again")


dying = deque([Last()], maxlen=1)
dying.append(1)
print(dying)
dying = deque([Last(), Last()])
dying.clear()
print(dying)
