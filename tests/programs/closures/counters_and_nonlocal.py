def counter(start=0):
    n = start

    def step():
        nonlocal n
        n += 1
        return n

    def get():
        return n

    def reset(to):
        nonlocal n
        n = to
    return step, get, reset


step, get, reset = counter()
other, _, _ = counter(100)
print(step(), step(), other(), step(), get(), other())
reset(50)
print(step(), get())


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x += "+inner"
            return x
        return inner
    m = middle()
    m()
    m()
    return x


print(outer())


def late_binding():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    return [f() for f in fs]


def early_binding():
    fs = []
    for i in range(3):
        def f(i=i):
            return i
        fs.append(f)
    return [f() for f in fs]


def fresh_scope():
    def make(i):
        return lambda: i
    return [f() for f in [make(i) for i in range(3)]]


print(late_binding(), early_binding(), fresh_scope())


def shared():
    v = 1

    def a():
        return v

    v = 2

    def b():
        return v
    v = 3
    return a(), b()


print(shared())


def parameter(p):
    def change():
        nonlocal p
        p *= 2
        return p
    change()
    return change() + p


print(parameter(5))


def unassigned():
    def f():
        return later
    try:
        f()
    except NameError as e:
        print(e)
    later = 1
    return f()


print(unassigned())


def deleted():
    v = 1

    def f():
        return v
    del v
    try:
        return f()
    except NameError as e:
        return str(e)


print(deleted())


def conditional(flag):
    if flag:
        v = "set"

    def f():
        return v
    try:
        return f()
    except NameError as e:
        return str(e)


print(conditional(True), conditional(False))


def depth(n):
    def inner():
        return n if n == 0 else n + depth(n - 1)
    return inner()


print(depth(20))
