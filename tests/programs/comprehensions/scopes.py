def function(n):
    k = 10
    squares = [i * k + n for i in range(3)]
    fs = [lambda: (i, k) for i in range(3)]
    k = 20
    return squares, [f() for f in fs]


print(function(1))
n = "module"


class C:
    n = 3
    items = [i for i in range(n)]
    names = [n for _ in range(2)]

    def method(self):
        return [self.n * i for i in self.items], {i: self for i in range(1)}[0] is self


print(C.items, C.names, C().method())


def nested():
    x = 1

    def inner():
        nonlocal x
        x = [x + i for i in range(3)]
        return {y: [z for z in x if z > y] for y in x}
    return inner(), x


print(nested())


def shadow():
    i = "kept"
    r = [i for i in range(3)]
    s = {i: i for i in "ab"}
    return i, r, s


print(shadow())


def uses_argument(a):
    return [[a for a in range(a)] for _ in range(2)], a


print(uses_argument(3))


def yields_in_scope():
    v = 5
    for w in [v + i for i in range(2)]:
        yield w
        v = [v for v in range(w)][-1]
        yield v


print(list(yields_in_scope()))
i = "global i"
result = [i for i in range(2)]
print(i)


def global_in_comprehension():
    global g
    g = 7
    return [g * j for j in range(3)]


print(global_in_comprehension())


def unbound_after_exception():
    x = "before"
    try:
        [1 // x for x in (1, 0)]
    except ZeroDivisionError:
        return x


print(unbound_after_exception())
fs = {i: lambda: i for i in range(3)}
print([f() for f in fs.values()])
print([f(1) for f in [lambda x, i=i: x + i for i in range(3)]])
print([[f() for f in [lambda: (i, j) for i in range(2)]] for j in range(2)])
