def total(r):
    t = 0
    n = 0
    for i in r:
        t += i
        n += 1
    return n, t


for r in (range(0), range(5), range(5, 0), range(0, 10, 3), range(10, 0, -3), range(-5, 5), range(5, -5, -1),
          range(1 << 62, (1 << 62) + 3), range(-(1 << 63) - 1, -(1 << 63) + 2), range(0, 1 << 70, 1 << 68),
          range((1 << 61) - 2, (1 << 61) + 2), range(True)):
    print(r, total(r), len(r))
for _ in range(50):
    total(range(20))
print(total(range(1000)), total(range(1000, 0, -7)))
for i in range(3):
    i = 100
print(i)
try:
    range(1, 2, 0)
except ValueError as e:
    print(e)
try:
    range(1.5)
except TypeError as e:
    print(e)
