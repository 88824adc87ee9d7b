from collections import deque
d = deque([1,2,3], maxlen=3); d.append(4); print(d, deque, type(d).__name__, deque.__module__, repr(deque("ab")))
d.rotate(); print(d, list(reversed(d)), d.index(4), 4 in d, d[0], d[-1], d == deque([4,2,3]), d < deque([9]), d + deque([5]), deque([1])*3)
d.insert
for bad in (lambda: d.insert(0, 1), lambda: deque().pop(), lambda: d[9], lambda: d['a'], lambda: d[1:2], lambda: d.remove(99), lambda: d.index(99), lambda: deque([1], -1), lambda: deque(1), lambda: deque([1],2,3), lambda: hash(d), lambda: d + [1], lambda: deque([1], "a")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class D(deque):
    def __init__(self, *a):
        super().__init__(*a)
        self.x = 1
x = D([1,2]); x.append(3); print(x, x.x, x.copy(), len(x), isinstance(x, deque))
x.append(x); print(x)
it = iter(d); d.append(1)
try: next(it)
except RuntimeError as e: print(e)

for wrong in (lambda d: d.pop(1), lambda d: d.append(), lambda d: d.append(1, 2)):
    try:
        wrong(deque())
    except TypeError as e:
        print(e)
