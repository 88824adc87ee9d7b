def source():
    print("source called")
    return [1, 2, 3]


g = (x * 2 for x in source())
print("created")
print(list(g))

try:
    (x for x in 5)
except TypeError as e:
    print("at creation:", e)
try:
    (x for x in undefined_name)
except NameError as e:
    print("at creation:", e)

g = (x + y for x in [1, 2] for y in undefined_name)
print("the second iterable is evaluated late")
try:
    next(g)
except NameError as e:
    print("at next:", e)

items = [1, 2, 3]
g = (x for x in items)
items = ["replaced"]
print(list(g))

items = [1, 2, 3]
g = (x for x in items)
items.append(4)
print(list(g))

factor = 10
g = (x * factor for x in (1, 2))
factor = 100
print(list(g))
