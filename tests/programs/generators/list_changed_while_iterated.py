def items(lst):
    for x in lst:
        yield x


data = [1, 2, 3]
out = []
for x in items(data):
    out.append(x)
    if len(data) < 6:
        data.append(x * 10)
print(out)

data = [1, 2, 3, 4, 5, 6]
out = []
for x in items(data):
    out.append(x)
    data.remove(x)
print(out, data)

data = [1, 2, 3, 4]
g = items(data)
print(next(g))
del data[:]
print(next(g, "ended"))
data.append(7)
print(next(g, "still ended"))

it = iter([1, 2])
print(list(it), list(it))
data = [1]
it = iter(data)
print(next(it), next(it, "end"))
data.append(2)
print(next(it, "an exhausted list iterator stays exhausted"))

d = {1: "a", 2: "b"}
try:
    for k in d:
        d[k + 10] = "new"
except RuntimeError as e:
    print(e)


def keys(d):
    for k in d:
        yield k


g = keys({1: 1, 2: 2, 3: 3})
print(next(g))
d = {1: 1, 2: 2, 3: 3}
g = keys(d)
next(g)
del d[2]
try:
    next(g)
except RuntimeError as e:
    print(e)
print(next(g, "finished by the error"))
