def make(n):
    k = 1
    g = (i * n + k for i in range(3))
    k = 1000
    return g


print(list(make(2)))


def nested(rows):
    return (sum(x * y for x in row) for y, row in enumerate(rows))


print(list(nested([[1, 2], [3, 4], [5, 6]])))


def lambdas():
    return [f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]]


print(lambdas())
late = list(lambda: i for i in range(3))
print([f() for f in late])
step_by_step = (lambda: i for i in range(3))
print([f() for f in step_by_step])

x = "module"


def scope():
    x = "function"
    return list(x for _ in range(2)), [x for x in range(2)], x


print(scope(), x)
print(sum(i for i in range(10) if i % 2), any(i > 3 for i in range(5)), all(i < 3 for i in range(5)))
pairs = ((i, j) for i in range(3) for j in range(i) if (i + j) % 2)
print(list(pairs))
flat = (x for row in [[1, 2], [], [3]] for x in row)
print(next(flat), next(flat), next(flat), next(flat, "end"))
print(max((len(w), w) for w in "the quick brown fox".split()))
print((x for x in ()))


def in_function():
    return (y for y in ())


print(in_function())
