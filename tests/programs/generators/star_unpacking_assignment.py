def f(n):
    yield from range(n)


a, *rest = f(4)
print(a, rest)
*rest, z = f(4)
print(rest, z)
a, *middle, z = f(5)
print(a, middle, z)
a, *empty, z = f(2)
print(a, empty, z)
try:
    a, *rest, y, z = f(2)
except ValueError as e:
    print(e)
