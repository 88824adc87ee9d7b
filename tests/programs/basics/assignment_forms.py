a = b = c = [1]
print(a is b, b is c)
x, y = 1, 2
x, y = y, x
print(x, y)
(a, b), [c, d] = (1, 2), [3, 4]
print(a, b, c, d)
i = 0
lst = [10, 20, 30]
i, lst[i] = 1, 99
print(i, lst)
x = 5
x += 1; x -= 2; x *= 10; x //= 3; x **= 2; x %= 50; x <<= 2; x >>= 1; x |= 1; x &= 0xFF; x ^= 5
print(x)
y = 7
y /= 2
print(y)


def order(tag, value):
    print(tag, end=" ")
    return value


order("target", lst)[order("index", 0)] = order("value", 5)
print(lst)
lst[order("i", 1)] += order("v", 1)
print(lst)
d = {order("k1", 1): order("v1", "a"), order("k2", 2): order("v2", "b")}
print(d)
print(order("l", 1) + order("r", 2) * order("s", 3))
print(order("a", 1) < order("b", 0) < order("c", 2))


class Box:
    pass


b = Box()
b.v = 1
b.v += 5
b.items = {}
b.items["k"] = [0]
b.items["k"][0] -= 3
print(b.v, b.items)
del b.v
try:
    b.v
except AttributeError as e:
    print(e)
x = y = 1
del x, y
try:
    x
except NameError as e:
    print(e)
a, b = [1, 2], [3]
del a[0], b[:]
print(a, b)
del (a), [b]
print("a" if "a" in "abc" else "none")
pass; pass
if True: x = 1; y = 2
print(x, y)
