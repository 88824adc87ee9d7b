def leaf():
    for i in range(6):
        yield i
    return "leaf result"


def parent(name, child):
    r = yield from child
    yield name + " got " + repr(r)


l = leaf()
a = parent("a", l)
b = parent("b", l)
print(next(a), next(b), next(l), next(a), next(b), next(a))
print(next(b))
print(next(a))
print(list(a), list(b), list(l))


def middle(child):
    return (yield from child)


l = leaf()
m = middle(l)
t = middle(m)
print(next(t), next(m), next(l), next(t), next(l), next(m))
try:
    next(l)
except StopIteration as e:
    print("leaf:", e.value)
try:
    next(t)
except StopIteration as e:
    print("top:", e.value)

l = leaf()
m = middle(l)
t = middle(m)
next(t)
l.close()
try:
    next(t)
except StopIteration as e:
    print("closed leaf gives:", e.value)

l = leaf()
m = middle(l)
t = middle(m)
next(t)
try:
    m.throw(ValueError("into the middle"))
except ValueError as e:
    print(e)
print(next(t, "the top is finished, too"), next(l, "and the leaf"))


def running_middle():
    yield "before"
    try:
        next(m2)
    except ValueError as e:
        yield str(e)


m2 = middle(running_middle())
t2 = middle(m2)
print(list(t2))
