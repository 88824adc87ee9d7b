def returns(value):
    yield 1
    return value


for value in (None, 0, 42, "text", (1, 2), [3], StopIteration(5), ValueError("v")):
    g = returns(value)
    next(g)
    try:
        next(g)
    except StopIteration as e:
        print(repr(e.value), e.args, repr(e))
    # The value is delivered once only.
    try:
        next(g)
    except StopIteration as e:
        print("again", e.value, e.args)


def empty_return():
    return
    yield


try:
    next(empty_return())
except StopIteration as e:
    print(e.value)


def early(n):
    for i in range(10):
        if i == n:
            return "left at " + str(i)
        yield i
    return "never left"


g = early(2)
out = []
while True:
    try:
        out.append(next(g))
    except StopIteration as e:
        print(out, e.value)
        break
for v in early(3):
    print(v, end=" ")
print()
