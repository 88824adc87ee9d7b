a = list(range(10))
print(a[2:5], a[:3], a[7:], a[:], a[::3], a[1::3], a[::-1], a[8:2:-2], a[-3:], a[:-3], a[-3:-1], a[5:2], a[100:], a[-100:2], a[2:100])
print(a[slice(1, 4)], a[slice(None, None, -3)], a[-1:-4:-1], a[3::-1], a[:6:-1])
a[2:4] = ["x", "y", "z"]
print(a)
a[1:1] = [100, 200]
print(a)
a[:2] = []
print(a)
a[-2:] = (n for n in range(3))
print(a)
a[::2] = [0] * len(a[::2])
print(a)
a[::-1] = list(range(len(a)))
print(a)
try:
    a[::2] = [1]
except ValueError as e:
    print(e)
try:
    a[1:2] = 5
except TypeError as e:
    print(e)
try:
    a[::0]
except ValueError as e:
    print(e)
try:
    a["a":2]
except TypeError as e:
    print(e)
del a[1:3]
print(a)
del a[::2]
print(a)
del a[-1:]
print(a)
a[:] = a + a
print(a)
a[1:3] = a
print(a)
del a[:]
print(a)
a[5:2] = [1]
print(a)
b = [1, 2, 3, 4, 5]
b[1:4] += [9]
print(b)
b[3:1] = ["in", "front"]
print(b)
t = tuple(range(6))
print(t[1:4], t[::-1], t[:0], t[::2], t[-2:])
big = 1 << 100
print([1, 2, 3][:big], [1, 2, 3][-big:], [1, 2, 3][big:], "abc"[::big])
