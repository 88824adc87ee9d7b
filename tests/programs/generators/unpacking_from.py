def f(n):
    for i in range(n):
        print("make", i)
        yield i


a, b, c = f(3)
print(a, b, c)
try:
    a, b = f(3)
except ValueError as e:
    print(e)
try:
    a, b, c = f(2)
except ValueError as e:
    print(e)
(a, (b, c)), d = ((x, (x + 1, x + 2)) if x == 1 else x for x in (1, 9))
print(a, b, c, d)
[a, b] = (x for x in "xy")
print(a, b)
for i, (j, k) in ((n, (n * n, -n)) for n in range(3)):
    print(i, j, k)
g = f(5)
x, y = next(g), next(g)
print(x, y)
data = [0, 0]
data[0], data[1] = f(2)
print(data)
try:
    a, b = 5
except TypeError as e:
    print(e)
a = b = c = f(1)
print(a is b is c, next(a))
