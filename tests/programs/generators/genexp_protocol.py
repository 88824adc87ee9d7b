g = (x for x in [1, 2, 3])
print(next(g), g.send(None))
try:
    g.throw(ValueError("thrown"))
except ValueError as e:
    print(e)
print(list(g))

g = (print("seen", x) or x for x in range(3))
print(next(g))
g.close()
print(list(g))

g = (10 // x for x in (5, 0, 2))
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
print(list(g))

g = ((yield_ * 2, yield_) for yield_ in (1, 2))
a, b = g
print(a, b)
try:
    g.send(1)
except StopIteration as e:
    print(e.value)
try:
    (x for x in "ab").send(1)
except TypeError as e:
    print(e)
