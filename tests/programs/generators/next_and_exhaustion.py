def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


g = count(3)
print(iter(g) is g)
print(next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stopped", e.value, e.args)
# An exhausted generator stays exhausted.
for _ in range(3):
    try:
        next(g)
    except StopIteration as e:
        print("still stopped", e.value)
print(next(g, "default"))
print(list(g), tuple(g), sum(g))
print(list(count(0)))
print(count)
print(g)
